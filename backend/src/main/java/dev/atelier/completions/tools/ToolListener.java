package dev.atelier.completions.tools;

import dev.atelier.connections.UpstreamListener;
import dev.atelier.platform.error.Fault;
import java.util.Optional;
import java.util.UUID;

/** Hears an answer whose model calls tools. On the event loop, like {@link UpstreamListener}. */
public interface ToolListener extends UpstreamListener {

    /** How a call is now; at any time before the end, for each call as often as it changes. */
    default void tool(ToolEvent event) {}

    /** Once, before the first call: how its calls are stopped and their questions answered. */
    default void calls(ToolControl control) {}

    /** Where a person watches who can be asked; empty where none does. */
    default Optional<Place> place() {
        return Optional.empty();
    }

    /** Whether {@link #passes} may change anything. */
    default boolean isFiltered() {
        return false;
    }

    /**
     * What a call was made with or gave, as people are told it and the model is sent it. On a virtual thread; may wait.
     *
     * @throws dev.atelier.platform.error.FaultException where it must not pass at all
     */
    default String passes(String text) {
        return text;
    }

    /** The end, in the place of {@link dev.atelier.connections.UpstreamEvent.Failed}: not the upstream's doing, but of what the model needs. */
    void refused(Fault fault);

    /** A reply in a chat. */
    record Place(UUID chatId, UUID messageId) {}
}
