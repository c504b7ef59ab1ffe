package dev.atelier.completions.tools;

import dev.atelier.connections.UpstreamEvent;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One call as its listener hears of it, each time that it changes; on the event loop of its answer. */
final class ToldCall {
    private final UpstreamEvent.ToolCall asked;
    private final Optional<OfferedTool> tool;
    private final Consumer<ToolEvent> teller;

    private String arguments;
    private ToolEvent.@Nullable State state;
    private ToolEvent.@Nullable Question question;

    /** @param arguments what of them may be told by now */
    ToldCall(UpstreamEvent.ToolCall asked, Optional<OfferedTool> tool, String arguments, Consumer<ToolEvent> teller) {
        this.asked = asked;
        this.tool = tool;
        this.arguments = arguments;
        this.teller = teller;
    }

    /** First of all, so that calls stand in the order in which they were made. */
    void announce() {
        if (state == null) {
            runs();
        }
    }

    void runs() {
        if (state != ToolEvent.State.RUNNING) {
            question = null;
            tell(ToolEvent.State.RUNNING, null);
        }
    }

    void waits(ToolEvent.Question put) {
        question = put;
        tell(ToolEvent.State.WAITING, null);
    }

    void arguments(String passed) {
        if (!arguments.equals(passed)) {
            arguments = passed;
            tell(ToolEvent.State.RUNNING, null);
        }
    }

    void ended(Outcome outcome) {
        question = null;
        tell(outcome.state(), outcome);
    }

    private void tell(ToolEvent.State now, @Nullable Outcome outcome) {
        state = now;
        var offered = tool.orElse(null);
        teller.accept(new ToolEvent(
                asked.id(),
                offered == null ? "" : offered.extension().id(),
                offered == null ? asked.name() : offered.tool().name(),
                offered == null ? null : offered.tool().title(),
                Excerpt.of(arguments, Excerpt.SHOWN),
                now,
                question,
                outcome == null ? null : outcome.shown(),
                outcome == null ? null : outcome.problem(),
                outcome == null ? null : Integer.valueOf(outcome.tookMs())));
    }
}
