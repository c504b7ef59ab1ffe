package dev.atelier.models.transfer.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** Character cards: V2 and V3 under {@code data}, V1 at the top; as JSON or out of a picture. */
public final class CharacterCard implements Format {
    static final String SECTION = "card";
    private static final int LONGEST_DESCRIPTION = 1_000;

    /** A file of the same archive; the format's own spelling has one d. */
    private static final Pattern EMBEDDED = Pattern.compile("embedd?ed://(.+)");

    private static final Set<String> MAPPED = Set.of(
            "name",
            "nickname",
            "system_prompt",
            "description",
            "personality",
            "scenario",
            "mes_example",
            "first_mes",
            "post_history_instructions",
            "creator_notes",
            "creator_notes_multilingual",
            "tags",
            "character_book",
            "extensions",
            "fav",
            "talkativeness",
            "create_date",
            "chat",
            "creatorcomment",
            "avatar",
            "spec",
            "spec_version");

    @Override
    public boolean recognises(JsonNode entry) {
        return isSpec(entry) || isV1(entry);
    }

    private static boolean isSpec(JsonNode entry) {
        return entry.path("spec").asText("").startsWith("chara_card_v")
                && entry.path("data").isObject();
    }

    private static boolean isV1(JsonNode entry) {
        return !entry.has("spec")
                && Texts.isText(entry, "name", "first_mes")
                && Texts.hasAny(entry, "description", "personality", "scenario", "mes_example");
    }

    @Override
    public String word(JsonNode entry, Origin origin) {
        return "card V" + (isSpec(entry) ? entry.path("spec").asText().replace("chara_card_v", "") : "1") + " "
                + origin.container();
    }

    @Override
    public List<Incoming> read(JsonNode entry, Origin origin) {
        var data = isSpec(entry) ? entry.path("data") : entry;
        var draft = Draft.named(data.path("name").asText(""));
        var words = new CardWords(Texts.firstOf(Texts.of(data.path("nickname")), Texts.of(data.path("name"))));
        var book = new CardBook(data.path("character_book"));
        new CardSpeech(data, words, book).into(draft);
        draft.description(words.in(description(data, origin)));
        draft.tags = data.path("tags").isArray() ? OpenWebUiMeta.tags(data.path("tags")) : List.of();
        draft.runsOn(null);
        picture(data, origin, draft);
        keep(data, book, draft);
        words.unknown(draft.systemPrompt).ifPresent(draft::problem);
        return List.of(draft.entry());
    }

    private static String description(JsonNode data, Origin origin) {
        var notes = Texts.of(
                data.path("creator_notes_multilingual").path(origin.language().toLanguageTag()));
        var text = Texts.firstOf(notes, Texts.of(data.path("creator_notes"))).strip();
        if (!text.isEmpty()) {
            return Texts.cut(text, LONGEST_DESCRIPTION);
        }
        var sentences = Texts.of(data.path("description")).strip().split("(?<=[.!?。！？])\\s|\\n", 2);
        return Texts.cut(sentences[0], LONGEST_DESCRIPTION);
    }

    private static void picture(JsonNode data, Origin origin, Draft draft) {
        var icon = StreamSupport.stream(data.path("assets").spliterator(), false)
                .filter(asset -> asset.path("type").asText().equals("icon"))
                .map(asset -> asset.path("uri").asText())
                .filter(uri -> !uri.isEmpty() && !uri.equals("ccdefault:"))
                .findFirst();
        icon.map(EMBEDDED::matcher).ifPresent(embedded -> {
            if (embedded.matches()) {
                draft.picture = new PictureSource.Beside(embedded.group(1));
            } else {
                Pictures.read(JsonNodeFactory.instance.textNode(icon.get()), draft);
            }
        });
        if (draft.picture == null) {
            draft.picture = origin.picture();
        }
    }

    private static void keep(JsonNode data, CardBook book, Draft draft) {
        draft.keepOthers(SECTION, data, MAPPED);
        if (data.path("extensions") instanceof ObjectNode extensions) {
            extensions(extensions.deepCopy(), draft);
        }
        draft.keep(SECTION, "character_book", book.triggered());
        var unused = book.waiting();
        if (unused > 0) {
            draft.problem(unused + " lore entries need keywords and are not used; add them as a document.");
        }
        if (!data.path("alternate_greetings").isEmpty()) {
            draft.problem(data.path("alternate_greetings").size() + " further greetings are kept, not shown.");
        }
    }

    private static void extensions(ObjectNode extensions, Draft draft) {
        extensions.remove(List.of("fav", "talkativeness"));
        var depth = extensions.path("depth_prompt").path("prompt").asText("");
        if (depth.isBlank()) {
            extensions.remove("depth_prompt");
        }
        draft.keep(SECTION, "extensions", extensions);
        if (!extensions.path("regex_scripts").isEmpty()
                || !extensions.path("tavern_helper").path("scripts").isEmpty()) {
            draft.problem("The card brings scripts; they are kept for export and never run.");
        }
    }
}
