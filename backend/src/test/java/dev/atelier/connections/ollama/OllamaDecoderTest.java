package dev.atelier.connections.ollama;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.connections.Endpoint;
import dev.atelier.connections.FinishReason;
import dev.atelier.connections.UpstreamEvent;
import dev.atelier.connections.wire.Joined;
import dev.atelier.connections.wire.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Streams in the shapes that were recorded from Ollama 0.33. */
class OllamaDecoderTest {
    private static final String STREAM = """
            {"model":"tiny-think","created_at":"2026-11-21T00:17:15.628617174Z","message":{"role":"assistant","content":"","thinking":"I"},"done":false}
            {"model":"tiny-think","created_at":"2026-11-21T00:17:15.629Z","message":{"role":"assistant","content":"","thinking":" 생각"},"done":false}
            {"model":"tiny-think","created_at":"2026-11-21T00:17:15.7Z","message":{"role":"assistant","content":"\\u003cb\\u003e & 👋\\ud83d"},"done":false}
            {"model":"tiny-think","created_at":"2026-11-21T00:17:15.7Z","message":{"role":"assistant","content":"\\ude00."},"done":false}
            {"model":"tiny-tool","message":{"role":"assistant","content":"","tool_calls":[{"id":"call_rbwlft76","function":{"index":0,"name":"get_weather","arguments":{"city":"Paris"}}}]},"done":false}
            {"model":"tiny-think","created_at":"2026-11-21T00:17:16.4Z","message":{"role":"assistant","content":""},"done":true,"done_reason":"stop","total_duration":1278375394,"load_duration":400323838,"prompt_eval_count":15,"prompt_eval_duration":36900000,"eval_count":14,"eval_duration":836208000}
            """;

    private static final UpstreamEvent[] EVENTS = {
        new UpstreamEvent.Reasoning("I"),
        new UpstreamEvent.Reasoning(" 생각"),
        new UpstreamEvent.Delta("<b> & 👋"),
        new UpstreamEvent.Delta("😀."),
        new UpstreamEvent.ToolCall(0, "call_rbwlft76", "get_weather", "{\"city\":\"Paris\"}"),
        new UpstreamEvent.Usage(15, 14, Duration.ofNanos(836208000)),
        new UpstreamEvent.Finished(FinishReason.TOOL_CALLS)
    };

    private final List<UpstreamEvent> heard = new ArrayList<>();

    @Test
    void a_stream_means_the_same_wherever_it_was_cut() {
        var bytes = STREAM.getBytes(StandardCharsets.UTF_8);
        for (var cut = 0; cut <= bytes.length; cut++) {
            assertThat(Joined.of(decoded(bytes, cut))).containsExactlyElementsOf(Joined.of(List.of(EVENTS)));
        }
    }

    @Test
    void a_last_line_without_its_line_feed_counts() {
        var bytes = STREAM.strip().getBytes(StandardCharsets.UTF_8);
        assertThat(Joined.of(decoded(bytes, 100))).containsExactlyElementsOf(Joined.of(List.of(EVENTS)));
    }

    @Test
    void a_stream_that_was_cut_anywhere_before_its_last_line_has_no_end() {
        var bytes = STREAM.strip().getBytes(StandardCharsets.UTF_8);
        for (var length = 0; length < bytes.length; length++) {
            assertThat(decoded(Arrays.copyOf(bytes, length), length / 2))
                    .noneMatch(UpstreamEvent.Finished.class::isInstance)
                    .noneMatch(UpstreamEvent.Failed.class::isInstance);
        }
    }

    @Test
    void an_error_that_holds_the_json_of_another_server_is_unwrapped() {
        decode("""
                {"error":"{\\"error\\":{\\"code\\":400,\\"message\\":\\"the prompt is too long\\"}}"}
                """);
        assertThat(((UpstreamEvent.Failed) heard.getLast()).fault().detail()).isEqualTo("the prompt is too long.");
    }

    @Test
    void counts_that_are_left_out_are_zero_and_length_is_length() {
        decode("{\"message\":{\"content\":\"x\"},\"done\":true,\"done_reason\":\"length\",\"eval_count\":3}\n");
        assertThat(heard)
                .containsExactly(
                        new UpstreamEvent.Delta("x"),
                        new UpstreamEvent.Usage(0, 3, null),
                        new UpstreamEvent.Finished(FinishReason.LENGTH));
    }

    @Test
    void a_tool_call_without_id_gets_one() {
        decode("{\"message\":{\"tool_calls\":[{\"function\":{\"name\":\"f\"}}]},\"done\":true}\n");
        var call = (UpstreamEvent.ToolCall) heard.getFirst();
        assertThat(call.id()).startsWith("call_");
        assertThat(call.arguments()).isEqualTo("{}");
    }

    @Test
    void what_follows_the_end_is_not_told() {
        decode("{\"done\":true}\n{\"message\":{\"content\":\"ghost\"}}\n{\"done\":true}\n");
        assertThat(heard).containsExactly(new UpstreamEvent.Finished(FinishReason.STOP));
    }

    private void decode(String stream) {
        decoded(stream.getBytes(StandardCharsets.UTF_8), 0);
    }

    private List<UpstreamEvent> decoded(byte[] bytes, int cut) {
        heard.clear();
        var endpoint = new Endpoint("Test", "http://localhost", null, Set.of());
        var decoder = new OllamaDecoder(endpoint, new Reply("Test", heard::add));
        decoder.feed(Arrays.copyOfRange(bytes, 0, cut));
        decoder.feed(Arrays.copyOfRange(bytes, cut, bytes.length));
        decoder.finish();
        return heard;
    }
}
