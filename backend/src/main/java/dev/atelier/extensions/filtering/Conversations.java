package dev.atelier.extensions.filtering;

import dev.atelier.connections.ChatMessage;
import dev.atelier.connections.ChatMessage.Part;
import dev.atelier.connections.ChatMessage.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Conversations with something changed in them; what stays the same is the same object. */
public final class Conversations {
    private Conversations() {}

    /** With all texts changed, whoever said them. */
    public static List<ChatMessage> mapped(List<ChatMessage> messages, UnaryOperator<String> change) {
        return messages.stream().map(message -> mapped(message, change)).toList();
    }

    private static ChatMessage mapped(ChatMessage message, UnaryOperator<String> change) {
        var parts = message.parts().stream().map(part -> mapped(part, change)).toList();
        return parts.equals(message.parts()) ? message : with(message, parts);
    }

    private static Part mapped(Part part, UnaryOperator<String> change) {
        return switch (part) {
            case Part.Text(var text) -> new Part.Text(change.apply(text));
            case Part.Image image -> image;
        };
    }

    /** A text as a filter's inlet changes it where it stands alone, as a question: what it puts in besides is left out. */
    public static String asQuestion(String text, UnaryOperator<List<ChatMessage>> inlet) {
        var passed = inlet.apply(List.of(ChatMessage.user(text)));
        var at = newestQuestion(passed);
        return at < 0 ? "" : passed.get(at).text();
    }

    /** The place of the newest question; -1 where nobody asks. */
    public static int newestQuestion(List<ChatMessage> messages) {
        return IntStream.range(0, messages.size())
                .filter(i -> messages.get(i).role() == Role.USER)
                .max()
                .orElse(-1);
    }

    /** With an instruction behind those at the beginning. */
    static List<ChatMessage> instructed(List<ChatMessage> messages, String text, boolean first) {
        var at = first
                ? 0
                : (int) messages.stream()
                        .takeWhile(message -> message.role() == Role.SYSTEM)
                        .count();
        var instructed = new ArrayList<>(messages);
        instructed.add(at, ChatMessage.system(text));
        return instructed;
    }

    /** With a text before or behind that of the newest question. */
    static List<ChatMessage> asked(List<ChatMessage> messages, String text, boolean first) {
        var at = newestQuestion(messages);
        if (at < 0) {
            return messages;
        }
        var parts = new ArrayList<>(messages.get(at).parts());
        parts.add(first ? 0 : parts.size(), new Part.Text(first ? text + "\n\n" : "\n\n" + text));
        var asked = new ArrayList<>(messages);
        asked.set(at, with(messages.get(at), parts));
        return asked;
    }

    /** A message with a text in the place of its own; its pictures stay. */
    public static ChatMessage saying(ChatMessage message, String text) {
        var parts = new ArrayList<Part>();
        if (!text.isEmpty() || message.images().isEmpty()) {
            parts.add(new Part.Text(text));
        }
        parts.addAll(message.images());
        return with(message, parts);
    }

    private static ChatMessage with(ChatMessage message, List<Part> parts) {
        return new ChatMessage(message.role(), parts, message.toolCalls(), message.toolCallId());
    }
}
