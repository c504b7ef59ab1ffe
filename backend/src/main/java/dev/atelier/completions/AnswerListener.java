package dev.atelier.completions;

import dev.atelier.completions.tools.ToolListener;
import dev.atelier.connections.UpstreamEvent;
import dev.atelier.connections.UpstreamListener;
import dev.atelier.extensions.filtering.FilterNotice;
import dev.atelier.platform.error.Fault;
import java.util.List;

/** Hears an answer, and from which base model it comes. On the event loop, like {@link UpstreamListener}. */
public interface AnswerListener extends ToolListener {

    /** Before anything has been said: a base model has no source that answers, and the next one is asked instead. */
    void fallback(String from, String to, Fault problem);

    /** Before anything has been said, of a model that answers from documents: the passages that it was sent. */
    default void cites(List<Cited> sources) {}

    /**
     * What the model is sent of its documents, where {@link #isFiltered}. On a virtual thread; may wait.
     *
     * @throws dev.atelier.platform.error.FaultException where it must not pass at all
     */
    default String documents(String text) {
        return text;
    }

    /** What a filter did; at any time before the end. */
    default void filter(FilterNotice notice) {}

    /** The end, in the place of {@link UpstreamEvent.Failed}: not the upstream's doing, but a filter's, or of what the model needs. */
    @Override
    void refused(Fault fault);
}
