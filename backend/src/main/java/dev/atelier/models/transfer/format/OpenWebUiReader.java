package dev.atelier.models.transfer.format;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Reads one flat model of Open WebUI, of any generation. */
final class OpenWebUiReader {
    private final JsonNode entry;
    private final JsonNode params;
    private final Draft draft;

    OpenWebUiReader(JsonNode entry) {
        this.entry = entry;
        this.params = entry.path("params");
        this.draft = entry.path("id").isTextual() && !entry.path("id").asText().isBlank()
                ? Draft.withId(entry.path("id").asText())
                : Draft.named(entry.path("name").asText());
    }

    Incoming.Entry entry() {
        draft.name(entry.path("name").asText(""));
        base();
        prompt();
        draft.params = params.isObject() ? new OpenWebUiParams(params, draft).read() : null;
        new OpenWebUiMeta(entry.path("meta"), draft).read();
        if (entry.has("is_active")) {
            draft.enabled = entry.path("is_active").asBoolean(true);
        }
        draft.access = OpenWebUiAccess.read(entry, draft.problems);
        return draft.entry(OpenWebUiOriginal.of(entry, draft));
    }

    /** Settings of a base model name no base, or themselves. */
    private void base() {
        var given = entry.path("base_model_id").asText("").strip();
        var inParams = params.path("model").asText("").strip();
        var id = entry.path("id").asText("");
        if (given.isEmpty() && !entry.has("base_model_id")
                || given.isEmpty() && entry.path("base_model_id").isTextual()) {
            draft.settingsOfBase = !inParams.isEmpty() && inParams.equals(id);
            draft.runsOn(inParams.isEmpty() ? null : inParams);
            return;
        }
        draft.settingsOfBase = given.isEmpty() || given.equals(id);
        draft.runsOn(given.isEmpty() ? nullOr(id) : given);
        if (!given.isEmpty() && !inParams.isEmpty() && !inParams.equals(given)) {
            draft.problem("params.model says " + inParams + "; base_model_id is followed.");
        }
    }

    private static @Nullable String nullOr(String text) {
        return text.isEmpty() ? null : text;
    }

    private void prompt() {
        if (!params.isObject()) {
            return;
        }
        var prompt = Texts.of(params.path("system"));
        draft.prompt(prompt);
        if (prompt.matches("@\\S+\\.\\w{1,8}")) {
            draft.problem("The prompt “" + prompt + "” looks like a reference to a file; it was taken as it is.");
        }
    }
}
