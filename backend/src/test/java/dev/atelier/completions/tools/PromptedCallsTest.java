package dev.atelier.completions.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.connections.FinishReason;
import dev.atelier.connections.UpstreamEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromptedCallsTest {
    private static final String CALL =
            "Let me see.\n```tool_call\n{\"name\": \"calculate\", \"arguments\": {\"expression\": \"6*7\"}}\n```\n";

    private final List<UpstreamEvent> heard = new ArrayList<>();

    private void said(String text, int piece) {
        var calls = new PromptedCalls(heard::add);
        for (var at = 0; at < text.length(); at += piece) {
            calls.on(new UpstreamEvent.Delta(text.substring(at, Math.min(text.length(), at + piece))));
        }
        calls.on(new UpstreamEvent.Finished(FinishReason.STOP));
    }

    private String text() {
        return heard.stream()
                .filter(UpstreamEvent.Delta.class::isInstance)
                .map(event -> ((UpstreamEvent.Delta) event).text())
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 1000})
    void a_call_is_read_wherever_its_pieces_were_cut(int piece) {
        said(CALL, piece);
        assertThat(text()).isEqualTo("Let me see.\n");
        assertThat(heard).anySatisfy(event -> {
            assertThat(event).isInstanceOf(UpstreamEvent.ToolCall.class);
            assertThat(((UpstreamEvent.ToolCall) event).name()).isEqualTo("calculate");
            assertThat(((UpstreamEvent.ToolCall) event).arguments()).isEqualTo("{\"expression\":\"6*7\"}");
        });
        assertThat(heard.getLast()).isEqualTo(new UpstreamEvent.Finished(FinishReason.TOOL_CALLS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Plain.", "```js\nlet a;\n```", "``", "```tool_call\nnot json\n```", "a ```tool_cal", "tail `"})
    void what_is_no_call_is_text(String text) {
        for (var piece : List.of(1, 4, 1000)) {
            heard.clear();
            said(text, piece);
            assertThat(text()).isEqualTo(text);
            assertThat(heard.getLast()).isEqualTo(new UpstreamEvent.Finished(FinishReason.STOP));
        }
    }

    @Test
    void a_fence_that_the_model_leaves_open_is_a_call_all_the_same() {
        said("```tool_call\n{\"name\": \"clock\"}", 4);
        assertThat(heard).hasAtLeastOneElementOfType(UpstreamEvent.ToolCall.class);
    }
}
