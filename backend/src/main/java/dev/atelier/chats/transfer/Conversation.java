package dev.atelier.chats.transfer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as a file tells it.
 *
 * @param kind whose file it is
 * @param id its id there; with the kind it tells whether it is here already
 * @param messages each behind the one that it follows
 * @param head the id of the message that it goes on from; null where the file does not say
 * @param problems what was left out, in words
 */
public record Conversation(
        Kind kind,
        String id,
        String title,
        boolean pinned,
        boolean archived,
        @Nullable String folder,
        @Nullable Instant at,
        List<Said> messages,
        @Nullable String head,
        List<String> problems) {
    public Conversation {
        messages = List.copyOf(messages);
        problems = List.copyOf(problems);
    }

    /** Tells it from every other conversation. */
    public String source() {
        return kind.word() + ":" + id;
    }

    /** Which program wrote the file. */
    public enum Kind {
        ATELIER("atelier"),
        OPEN_WEBUI("open-webui"),
        CHATGPT("chatgpt");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /**
     * One message.
     *
     * @param parent the id of the one that it follows; null at a beginning
     * @param model who answered; null for what people wrote
     * @param whole whether it was said to its end
     * @param aside what else our own files tell of it
     */
    public record Said(
            String id,
            @Nullable String parent,
            @Nullable String model,
            String text,
            String reasoning,
            boolean whole,
            @Nullable Instant at,
            Aside aside) {
        /** As files of others tell it. */
        Said(
                String id,
                @Nullable String parent,
                @Nullable String model,
                String text,
                String reasoning,
                boolean whole,
                @Nullable Instant at) {
            this(id, parent, model, text, reasoning, whole, at, Aside.NONE);
        }

        Said under(@Nullable String other) {
            return new Said(id, other, model, text, reasoning, whole, at, aside);
        }

        Said then(Said more) {
            var thoughts = Optional.of(more.reasoning).filter(thought -> !thought.isBlank());
            return new Said(
                    id,
                    parent,
                    model,
                    joined(text, more.text),
                    thoughts.map(thought -> joined(reasoning, thought)).orElse(reasoning),
                    more.whole,
                    at,
                    aside);
        }

        private static String joined(String one, String other) {
            return one.isBlank() ? other : other.isBlank() ? one : one + "\n\n" + other;
        }
    }

    /** What the file's list was made of, where it cannot be read. */
    public static Optional<Kind> kind(com.fasterxml.jackson.databind.JsonNode entry) {
        if (entry.path("format").asText().startsWith("atelier-chat-")) {
            return Optional.of(Kind.ATELIER);
        }
        if (entry.path("mapping").isObject()) {
            return Optional.of(Kind.CHATGPT);
        }
        return entry.path("chat").isObject() ? Optional.of(Kind.OPEN_WEBUI) : Optional.empty();
    }

    public static Conversation read(Kind kind, com.fasterxml.jackson.databind.JsonNode entry) {
        return switch (kind) {
            case ATELIER -> AtelierChats.read(entry);
            case OPEN_WEBUI -> OpenWebUiChats.read(entry);
            case CHATGPT -> ChatGptChats.read(entry);
        };
    }
}
