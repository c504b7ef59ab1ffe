package dev.atelier.chats.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What our own files tell of a message besides its words; those of others do not.
 *
 * @param problem why an answer failed; null where it did not
 * @param usage null where nothing was measured
 * @param mergedFrom the ids of the answers that it was made of
 * @param provenance how an answer came about
 */
public record Aside(
        List<NamedFile> files,
        @Nullable ObjectNode problem,
        @Nullable Measured usage,
        List<String> mergedFrom,
        @Nullable String finishReason,
        boolean edited,
        Provenance provenance) {
    static final Aside NONE = new Aside(List.of(), null, null, List.of(), null, false, Provenance.NONE);
    private static final List<String> REASONS = List.of("stop", "length", "stopped", "tool_calls", "content_filter");

    public Aside {
        files = List.copyOf(files);
        mergedFrom = List.copyOf(mergedFrom);
    }

    /** A file that a message names; whether it is still there is not known. */
    public record NamedFile(String id, String name, boolean isPicture) {}

    /** As {@code usage} says it; null where it is not known. */
    public record Measured(
            @Nullable Integer promptTokens,
            @Nullable Integer completionTokens,
            @Nullable Integer firstTokenMs,
            @Nullable Integer durationMs,
            @Nullable Double tokensPerSecond) {
        private static @Nullable Measured of(JsonNode usage) {
            return usage.isObject()
                    ? new Measured(
                            Fields.count(usage.path("prompt_tokens")),
                            Fields.count(usage.path("completion_tokens")),
                            Fields.count(usage.path("first_token_ms")),
                            Fields.count(usage.path("duration_ms")),
                            usage.path("tokens_per_second").isNumber()
                                    ? usage.path("tokens_per_second").doubleValue()
                                    : null)
                    : null;
        }
    }

    /** @param text what the message says */
    static Aside of(JsonNode message, String text) {
        var reason = message.path("finish_reason").asText("");
        return new Aside(
                StreamSupport.stream(message.path("content").spliterator(), false)
                        .filter(part -> part.path("file_id").isTextual())
                        .map(Aside::file)
                        .toList(),
                problem(message.path("problem")),
                Measured.of(message.path("usage")),
                StreamSupport.stream(message.path("merged_from").spliterator(), false)
                        .map(Fields::text)
                        .toList(),
                REASONS.contains(reason) ? reason : null,
                message.path("edited").asBoolean(),
                message.path("role").asText().equals("assistant") ? Provenance.of(message, text) : Provenance.NONE);
    }

    private static NamedFile file(JsonNode part) {
        var name = Fields.text(part.path("name")).replaceAll("\\p{Cntrl}", " ").strip();
        return new NamedFile(
                Fields.text(part.path("file_id")),
                name.isEmpty() ? "file" : name,
                part.path("type").asText().equals("image"));
    }

    /** What a problem is made of, and nothing else: it is stored, and shown. */
    private static @Nullable ObjectNode problem(JsonNode told) {
        if (!told.path("type").isTextual()) {
            return null;
        }
        var problem = JsonNodeFactory.instance.objectNode();
        for (var field : List.of("type", "title", "detail", "instance", "filter", "connection", "kind", "id")) {
            if (told.path(field).isTextual()) {
                problem.put(field, Fields.text(told.path(field)));
            }
        }
        for (var field : List.of("status", "retry_after")) {
            if (told.path(field).isInt()) {
                problem.set(field, told.path(field));
            }
        }
        return problem;
    }
}
