package dev.atelier.extensions.filtering;

import dev.atelier.connections.ChatMessage;
import java.util.List;

/** One filter on one answer. What it throws is a failure, which closes or opens as its owner chose; a {@link Refusal} is meant. */
public interface Filter extends AutoCloseable {

    /** What goes in. Blocks. @throws Refusal where nothing may */
    List<ChatMessage> inlet(List<ChatMessage> messages);

    /** What streams out. */
    StreamFilter stream();

    /** What is kept: the whole text, after it streamed. Blocks. */
    String outlet(String whole);

    /** Whether its stream takes time: it is then fed away from the event loop. */
    default boolean blocks() {
        return false;
    }

    @Override
    default void close() {}
}
