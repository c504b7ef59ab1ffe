package dev.atelier.chats.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.extensions.filtering.FilterNotice;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How an answer came about, as our own files tell it: bounded like all that comes from outside.
 *
 * @param answeredBy the fallback that answered; null where the model's own base did
 * @param saw how many of its own answers the model was sent
 * @param context the word of the history that it was sent
 * @param leftOut how many turns it was not sent
 * @param unseenImages how many pictures it was told of
 */
public record Provenance(
        List<FilterNotice> notices,
        List<Called> calls,
        List<Passage> passages,
        @Nullable String answeredBy,
        @Nullable Integer saw,
        @Nullable String context,
        @Nullable Integer leftOut,
        @Nullable Integer unseenImages) {
    static final Provenance NONE = new Provenance(List.of(), List.of(), List.of(), null, null, null, null, null);
    private static final int MOST = 200;
    private static final int LONGEST_ID = 256;
    private static final int LONGEST_TEXT = 5_000;
    private static final List<String> CONTEXTS = List.of("lanes", "selected", "all");

    public Provenance {
        notices = List.copyOf(notices);
        calls = List.copyOf(calls);
        passages = List.copyOf(passages);
    }

    /** A call of a tool that is over. @param state {@code done, failed, stopped} */
    public record Called(
            String callId,
            String extensionId,
            String tool,
            @Nullable String title,
            String arguments,
            String state,
            @Nullable String result,
            @Nullable String problem,
            @Nullable Integer tookMs,
            int at) {
        private static final List<String> STATES = List.of("done", "failed");

        private static Optional<Called> of(JsonNode call, int said) {
            var id = id(call.path("call_id"));
            var tool = id(call.path("tool"));
            var state = call.path("state").asText();
            var at = Fields.count(call.path("at"));
            return id == null || tool == null
                    ? Optional.empty()
                    : Optional.of(new Called(
                            id,
                            Fields.text(call.path("extension_id"), LONGEST_ID),
                            tool,
                            id(call.path("title")),
                            Fields.text(call.path("arguments"), LONGEST_TEXT),
                            STATES.contains(state) ? state : "stopped",
                            text(call.path("result")),
                            text(call.path("problem")),
                            Fields.count(call.path("took_ms")),
                            at == null ? 0 : Math.min(at, said)));
        }
    }

    /** A passage that the answer cites. @param document null where the file does not tell it, and all but its number with it */
    public record Passage(
            int number,
            @Nullable UUID document,
            int position,
            @Nullable Integer page,
            int start,
            int end) {
        private static Optional<Passage> of(JsonNode citation) {
            var number = Fields.count(citation.path("number"));
            if (number == null || number == 0) {
                return Optional.empty();
            }
            var position = Fields.count(citation.path("position"));
            var start = Fields.count(citation.path("start"));
            var end = Fields.count(citation.path("end"));
            var document = document(citation.path("document").path("id"));
            return Optional.of(
                    document == null || position == null || start == null || end == null || end < start
                            ? new Passage(number, null, 0, null, 0, 0)
                            : new Passage(number, document, position, Fields.count(citation.path("page")), start, end));
        }

        private static @Nullable UUID document(JsonNode id) {
            try {
                return id.isTextual() ? UUID.fromString(id.textValue()) : null;
            } catch (IllegalArgumentException malformed) {
                return null;
            }
        }
    }

    /** @param text what the answer says */
    static Provenance of(JsonNode answer, String text) {
        var calls = new HashSet<String>();
        var context = answer.path("context").asText();
        return new Provenance(
                members(answer, "filter_notices")
                        .flatMap(notice -> notice(notice).stream())
                        .toList(),
                members(answer, "tool_calls")
                        .flatMap(call -> Called.of(call, text.length()).stream())
                        .filter(call -> calls.add(call.callId()))
                        .toList(),
                members(answer, "citations")
                        .flatMap(citation -> Passage.of(citation).stream())
                        .toList(),
                id(answer.path("answered_by")),
                Fields.count(answer.path("saw")),
                CONTEXTS.contains(context) ? context : null,
                Fields.count(answer.path("left_out")),
                Fields.count(answer.path("unseen_images")));
    }

    private static Stream<JsonNode> members(JsonNode answer, String name) {
        return answer.path(name).isArray() ? answer.path(name).valueStream().limit(MOST) : Stream.empty();
    }

    private static Optional<FilterNotice> notice(JsonNode told) {
        var filter = id(told.path("filter_id"));
        return Stream.of(FilterNotice.What.values())
                .filter(what -> what.word().equals(told.path("what").asText()))
                .filter(what -> filter != null)
                .map(what -> new FilterNotice(
                        String.valueOf(filter),
                        Fields.text(told.path("name"), LONGEST_ID),
                        what,
                        text(told.path("text"))))
                .findFirst();
    }

    private static @Nullable String id(JsonNode node) {
        var text = Fields.text(node, LONGEST_ID);
        return text.isBlank() ? null : text;
    }

    private static @Nullable String text(JsonNode node) {
        return node.isTextual() ? Fields.text(node, LONGEST_TEXT) : null;
    }
}
