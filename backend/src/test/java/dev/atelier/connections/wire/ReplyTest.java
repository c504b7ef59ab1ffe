package dev.atelier.connections.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.connections.FinishReason;
import dev.atelier.connections.UpstreamEvent;
import dev.atelier.platform.error.UpstreamCause;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplyTest {
    private final List<UpstreamEvent> heard = new ArrayList<>();
    private final Reply reply = new Reply("Test", heard::add);

    @Test
    void pieces_of_one_read_are_told_as_one() {
        reply.text("one");
        reply.text(" two");
        reply.text(" three");
        assertThat(heard).isEmpty();
        reply.flush();
        reply.text(" four");
        reply.flush();
        assertThat(heard).containsExactly(new UpstreamEvent.Delta("one two three"), new UpstreamEvent.Delta(" four"));
    }

    @Test
    void thoughts_and_text_keep_their_order() {
        reply.reasoning("let me");
        reply.reasoning(" see");
        reply.text("it is");
        reply.reasoning("or not");
        reply.finished(FinishReason.STOP);
        assertThat(heard)
                .containsExactly(
                        new UpstreamEvent.Reasoning("let me see"),
                        new UpstreamEvent.Delta("it is"),
                        new UpstreamEvent.Reasoning("or not"),
                        new UpstreamEvent.Finished(FinishReason.STOP));
    }

    @Test
    void what_was_said_before_a_tool_call_or_a_failure_is_told_before_it() {
        reply.text("I shall look");
        reply.toolCall("call_1", "look", "{}");
        reply.text("half a");
        reply.failed(UpstreamCause.BROKE_OFF, "it broke off.");
        assertThat(heard.getFirst()).isEqualTo(new UpstreamEvent.Delta("I shall look"));
        assertThat(heard.get(2)).isEqualTo(new UpstreamEvent.Delta("half a"));
        assertThat(heard.getLast()).isInstanceOf(UpstreamEvent.Failed.class);
    }
}
