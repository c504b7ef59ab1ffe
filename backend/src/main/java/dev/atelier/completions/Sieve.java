package dev.atelier.completions;

import dev.atelier.connections.FinishReason;
import dev.atelier.connections.UpstreamEvent;
import dev.atelier.extensions.filtering.FilterChain;
import dev.atelier.extensions.filtering.Passage;
import dev.atelier.extensions.filtering.Stopped;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The events of an answer on their way through filters, one after the other. Where a filter may block, this does. */
final class Sieve {
    private final FilterChain chain;
    private final Passage answer;
    private @Nullable Passage reasoning;

    Sieve(FilterChain chain, Passage answer) {
        this.chain = chain;
        this.answer = answer;
    }

    /**
     * What becomes of an event.
     *
     * @param events what is told, in order
     * @param stopped where a filter ended the answer
     * @param isCut whether nothing more of the answer is wanted
     */
    record Outcome(List<UpstreamEvent> events, @Nullable Stopped stopped, boolean isCut) {}

    Outcome passed(UpstreamEvent event) {
        var told = new ArrayList<UpstreamEvent>();
        try {
            switch (event) {
                case UpstreamEvent.Reasoning(var text) ->
                    add(told, true, thinking().piece(text));
                case UpstreamEvent.Delta(var text) -> {
                    endThinking(told);
                    add(told, false, answer.piece(text));
                    if (answer.isFull()) {
                        end(told, new UpstreamEvent.Finished(FinishReason.LENGTH));
                        return new Outcome(told, null, true);
                    }
                }
                case UpstreamEvent.ToolCall toolCall -> {
                    endThinking(told);
                    told.add(toolCall);
                }
                case UpstreamEvent.Usage counted -> told.add(counted);
                case UpstreamEvent.Finished finished -> end(told, finished);
                case UpstreamEvent.Failed failed -> end(told, failed);
            }
            return new Outcome(told, null, false);
        } catch (Stopped stopped) {
            return new Outcome(told, stopped, true);
        }
    }

    private void end(List<UpstreamEvent> told, UpstreamEvent last) {
        endThinking(told);
        add(told, false, answer.end());
        told.add(last);
    }

    private Passage thinking() {
        if (reasoning == null) {
            reasoning = chain.reasoning();
        }
        return reasoning;
    }

    private void endThinking(List<UpstreamEvent> told) {
        if (reasoning != null) {
            add(told, true, reasoning.end());
            reasoning = null; // it may think again
        }
    }

    private static void add(List<UpstreamEvent> told, boolean thought, String text) {
        if (!text.isEmpty()) {
            told.add(thought ? new UpstreamEvent.Reasoning(text) : new UpstreamEvent.Delta(text));
        }
    }
}
