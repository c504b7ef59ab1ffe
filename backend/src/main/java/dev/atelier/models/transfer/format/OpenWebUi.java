package dev.atelier.models.transfer.format;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.connections.ollama.Modelfile;
import dev.atelier.connections.ollama.ModelfileError;
import java.util.List;

/** Open WebUI's exports from 2024 to 0.12.4, and what others write in their shape. The shapes were taken from real files. */
public final class OpenWebUi implements Format {
    private static final String[] PROVIDER = {"owned_by", "openai", "ollama", "urlIdx", "connection_type"};

    @Override
    public boolean recognises(JsonNode entry) {
        return entry.isObject()
                && !Plain.isOurs(entry)
                && (isModelfile(entry) || entry.path("info").isObject() || isFlat(entry) || isListing(entry));
    }

    private static boolean isModelfile(JsonNode entry) {
        return Texts.isText(entry, "tagName", "content");
    }

    private static boolean isFlat(JsonNode entry) {
        return (entry.path("id").isTextual() || entry.path("name").isTextual()) && holdsModel(entry);
    }

    private static boolean holdsModel(JsonNode entry) {
        return entry.path("params").isObject() || entry.path("meta").isObject() && entry.has("base_model_id");
    }

    /** What a provider says of a model: an id and an owner, and nothing that a person wrote. */
    private static boolean isListing(JsonNode entry) {
        return entry.path("id").isTextual()
                && !holdsModel(entry)
                && !entry.path("info").isObject()
                && (entry.has("object") || Texts.hasAny(entry, PROVIDER));
    }

    @Override
    public String word(JsonNode entry, Origin origin) {
        return "open-webui " + (origin.wrapper() == null ? generation(entry) : origin.wrapper());
    }

    private static String generation(JsonNode entry) {
        if (isModelfile(entry)) {
            return "G0";
        }
        if (entry.path("info").isObject()) {
            return "G1";
        }
        if (isListing(entry)) {
            return "bare";
        }
        if (Texts.hasAny(entry, "version_id", "background_image_data")) {
            return "0.12.4";
        }
        if (entry.has("access_grants")) {
            return "G4";
        }
        if (Texts.hasAny(entry, PROVIDER)) {
            return "G3";
        }
        return entry.has("access_control") ? "G2" : "H";
    }

    @Override
    public List<Incoming> read(JsonNode entry, Origin origin) {
        if (isModelfile(entry)) {
            return List.of(modelfile(entry));
        }
        var outerId = entry.path("id").asText(null);
        var model = entry.path("info").isObject() ? entry.path("info") : entry;
        if (isListing(entry)) {
            return List.of(new Incoming.Nothing(outerId, "A provider's listing, nothing to import."));
        }
        if (!isFlat(model) || model.path("meta").path("model_ids").isArray()) {
            return List.of(new Incoming.Nothing(outerId, "An arena of other models, nothing to import."));
        }
        return List.of(new OpenWebUiReader(model).entry());
    }

    private static Incoming modelfile(JsonNode entry) {
        var id = entry.path("tagName").asText().replaceFirst(":latest$", "");
        try {
            var draft = Draft.withId(id);
            ModelfileMapping.into(draft, Modelfile.parse(entry.path("content").asText()));
            draft.name(entry.path("title").asText());
            draft.description(Texts.of(entry.path("desc")));
            Pictures.read(entry.path("imageUrl"), draft);
            draft.suggestions = OpenWebUiMeta.suggestions(entry.path("suggestionPrompts"));
            draft.tags = Texts.list(entry.path("categories"));
            return draft.entry();
        } catch (ModelfileError error) {
            return new Incoming.Refused(id, "modelfile-syntax", error.sentence());
        }
    }
}
