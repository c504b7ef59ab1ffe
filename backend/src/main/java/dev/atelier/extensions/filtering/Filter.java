package dev.atelier.extensions.filtering;

import dev.atelier.connections.ChatMessage;
import java.util.List;

/**
 * A filter that is open for one answer. What it does not do, it leaves as it is. What it throws is a failure of its own, for which its owner
 * chose whether the answer fails, too; except {@link Refusal}, which is what it says.
 */
public interface Filter extends AutoCloseable {

    /** What the model is sent of the conversation, the new question last. May block; once, before anything else. */
    default List<ChatMessage> inlet(List<ChatMessage> messages) {
        return messages;
    }

    /** Whether its inlet only looks at the conversation: it asks nobody and counts nothing, so that it can be tried for an explanation. */
    default boolean isPure() {
        return false;
    }

    /** What is done to the answer while it is written. */
    default StreamFilter stream() {
        return StreamFilter.PASSING;
    }

    /** The same for what the model thinks before it answers. */
    default StreamFilter reasoning() {
        return StreamFilter.PASSING;
    }

    /** Whether its {@link #stream} or {@link #reasoning} may block. */
    default boolean blocks() {
        return false;
    }

    /** Whether {@link #outlet} has to see the whole answer before anything of it is told. */
    default boolean waitsForWhole() {
        return false;
    }

    /** What is told and kept of the whole answer. May block; only where {@link #waitsForWhole}. */
    default String outlet(String whole) {
        return whole;
    }

    /** What a tool was called with or gave, as people are told it and the model is sent it. May block; several at once. */
    default String ofTool(String text) {
        var stream = stream();
        var passed = stream.piece(text) + stream.end();
        return waitsForWhole() ? outlet(passed) : passed;
    }

    /**
     * What the model is sent of its documents, all passages as one text. May block. Whoever keeps something from the model keeps it from
     * here, too; what only adds to a conversation, or counts, leaves it.
     */
    default String ofDocuments(String text) {
        return text;
    }

    /** What the answer cost, once it is over, as far as it is known. May block. */
    default void spent(Spent spent) {}

    @Override
    default void close() {}
}
