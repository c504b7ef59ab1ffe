package dev.atelier.models.transfer.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Open WebUI's exports of other things than models: told by name, so that nobody wonders. */
public final class OtherExport implements Format {
    public static final String SLUG = "import-other-export";
    private static final Set<String> FUNCTIONS = Set.of("filter", "action", "pipe");

    @Override
    public boolean recognises(JsonNode entry) {
        return what(entry).isPresent();
    }

    @Override
    public String word(JsonNode entry, Origin origin) {
        return "open-webui " + what(entry).orElseThrow();
    }

    @Override
    public List<Incoming> read(JsonNode entry, Origin origin) {
        var id = Texts.firstOf(
                entry.path("id").asText(""),
                entry.path("command").asText(""),
                entry.path("name").asText(""));
        return List.of(new Incoming.Refused(
                id.isEmpty() ? null : id,
                SLUG,
                "This is an Open WebUI export of " + what(entry).orElseThrow() + ", not of models."));
    }

    private static Optional<String> what(JsonNode entry) {
        if (entry.path("content").isTextual()) {
            if (FUNCTIONS.contains(entry.path("type").asText())) {
                return Optional.of("functions");
            }
            if (entry.path("specs").isArray()) {
                return Optional.of("tools");
            }
            if (entry.path("command").isTextual()) {
                return Optional.of("prompts");
            }
        }
        if (entry.path("chat").isObject() || entry.path("messages").isArray() && !entry.has("params")) {
            return Optional.of("chats");
        }
        return isKnowledge(entry) ? Optional.of("knowledge") : Optional.empty();
    }

    private static boolean isKnowledge(JsonNode entry) {
        return entry.path("name").isTextual()
                && !entry.has("info")
                && !entry.has("params")
                && !entry.has("base_model_id")
                && !Texts.hasAny(entry, "system", "system_prompt")
                && Texts.hasAny(entry, "files", "file_ids", "access_control", "access_grants");
    }
}
