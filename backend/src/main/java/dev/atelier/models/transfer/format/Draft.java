package dev.atelier.models.transfer.format;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.accounts.Sharing;
import dev.atelier.models.Example;
import dev.atelier.models.ModelContent;
import dev.atelier.models.Suggestion;
import dev.atelier.platform.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An entry on its way to a model. What stays null, the file does not have. */
final class Draft {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_DESCRIPTION = 4_000;

    private final String sourceId;
    private final boolean derived;
    final String id;
    final List<String> problems = new ArrayList<>();
    final List<Mention> mentions = new ArrayList<>();
    private final KeptFields kept = new KeptFields();

    private @Nullable String name;
    private @Nullable String description;

    @Nullable
    String baseModelId;

    @Nullable
    List<String> fallbackIds;

    @Nullable
    String systemPrompt;

    @Nullable
    Map<String, Object> params;

    @Nullable
    List<Suggestion> suggestions;

    @Nullable
    String greeting;

    @Nullable
    List<Example> examples;

    @Nullable
    List<String> knowledgeIds;

    @Nullable
    List<String> documentIds;

    @Nullable
    List<String> toolIds;

    @Nullable
    List<String> filterIds;

    @Nullable
    List<String> actionIds;

    @Nullable
    Map<String, Boolean> capabilities;

    @Nullable
    List<String> tags;

    @Nullable
    Boolean hidden;

    @Nullable
    Boolean enabled;

    @Nullable
    Sharing access;

    @Nullable
    PictureSource picture;

    boolean settingsOfBase;

    private Draft(String sourceId, String id, boolean derived) {
        this.sourceId = sourceId;
        this.id = id;
        this.derived = derived;
    }

    /** For formats whose entries have an id of their own. */
    static Draft withId(String given) {
        var problems = new ArrayList<String>();
        var draft = new Draft(given, Ids.valid(given, problems), false);
        draft.problems.addAll(problems);
        return draft;
    }

    /** For formats without ids: the id is made of the name. */
    static Draft named(String name) {
        var draft = new Draft(Texts.firstOf(name.strip(), "imported"), Ids.slug(name), true);
        draft.name(name);
        return draft;
    }

    void name(String given) {
        var text = Texts.clean(given).strip();
        if (text.isEmpty()) {
            text = sourceId;
        }
        if (text.length() > LONGEST_NAME) {
            problems.add("The name was cut at " + LONGEST_NAME + " characters.");
        }
        name = Texts.cut(text, LONGEST_NAME);
    }

    void description(String given) {
        if (given.length() > LONGEST_DESCRIPTION) {
            problems.add("The description was cut at " + LONGEST_DESCRIPTION + " characters.");
        }
        description = Texts.cut(given, LONGEST_DESCRIPTION);
    }

    void prompt(String text) {
        systemPrompt = text;
        if (Texts.holdsEntities(text)) {
            problems.add("The prompt holds HTML entities such as &quot;; they were left as they are.");
        }
    }

    /** Null where the format has no base model: the plan asks for one. */
    void runsOn(@Nullable String base) {
        baseModelId = base;
        mentions.addFirst(new Mention(Mention.BASE_MODEL, base, null));
    }

    /** No base model, but a name by which one may be guessed. */
    void runsOnLike(String hint) {
        mentions.addFirst(new Mention(Mention.BASE_MODEL, null, hint));
    }

    void suggest(JsonNode prompts) {
        suggestions = Texts.list(prompts).stream()
                .map(prompt -> new Suggestion(null, prompt))
                .toList();
    }

    /** Keeps what Atelier has no field for: exported again under {@code meta.atelier_import.<format>}. */
    void keep(String format, String field, JsonNode value) {
        kept.put(format, field, value);
    }

    /** Keeps all fields of an object but those that were mapped or dropped; gives the names of those that hold something. */
    List<String> keepOthers(String format, JsonNode object, java.util.Set<String> mapped) {
        var names = new ArrayList<String>();
        object.properties().forEach(field -> {
            if (!mapped.contains(field.getKey()) && !KeptFields.isNothing(field.getValue())) {
                keep(format, field.getKey(), field.getValue());
                names.add(field.getKey());
            }
        });
        return names;
    }

    void problem(String sentence) {
        problems.add(sentence);
    }

    /** The entry, with what was kept of a foreign format. */
    Incoming.Entry entry() {
        return entry(kept.node());
    }

    /** @param original what the export writes over; must hold nothing personal */
    Incoming.Entry entry(JsonNode original) {
        return new Incoming.Entry(
                sourceId,
                derived,
                settingsOfBase,
                content(),
                Json.mapper().convertValue(KeptFields.storable(original), new TypeReference<>() {}),
                picture,
                List.copyOf(mentions),
                List.copyOf(problems));
    }

    private ModelContent content() {
        return new ModelContent(
                id,
                name == null ? id : name,
                description,
                baseModelId,
                fallbackIds,
                systemPrompt,
                params == null ? null : new LinkedHashMap<>(params),
                suggestions,
                greeting,
                examples,
                knowledgeIds,
                documentIds,
                toolIds,
                filterIds,
                actionIds,
                capabilities,
                tags,
                hidden,
                enabled,
                access);
    }
}
