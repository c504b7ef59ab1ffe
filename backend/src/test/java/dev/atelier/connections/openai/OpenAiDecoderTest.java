package dev.atelier.connections.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.connections.Endpoint;
import dev.atelier.connections.FinishReason;
import dev.atelier.connections.UpstreamEvent;
import dev.atelier.connections.wire.Joined;
import dev.atelier.connections.wire.Reply;
import dev.atelier.platform.error.UpstreamCause;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Streams in the shapes of Ollama's /v1 (recorded) and of api.openai.com. */
class OpenAiDecoderTest {
    private static final String STREAM = """
            : OPENROUTER PROCESSING

            data: {"id":"chatcmpl-757","object":"chat.completion.chunk","created":1795220244,"model":"m","choices":[{"index":0,"delta":{"role":"assistant","content":"","refusal":null},"logprobs":null,"finish_reason":null}],"usage":null}

            data: {"choices":[{"index":0,"delta":{"content":"","reasoning":"Hm 생각"},"finish_reason":null}]}

            data: {"choices":[{"index":0,"delta":{"content":"","reasoning_content":"!"},"finish_reason":null}]}

            data: {"choices":[{"index":0,"delta":{"content":"\\u003c👋\\ud83d"},"finish_reason":null}]}

            data: {"choices":[{"index":0,"delta":{"content":"\\ude00"},"finish_reason":null}]}

            data: {"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"call_a","type":"function","function":{"name":"f","arguments":""}}]},"finish_reason":null}]}

            data: {"choices":[{"index":0,"delta":{"tool_calls":[{"index":1,"id":"call_b","type":"function","function":{"name":"g","arguments":"{}"}}]},"finish_reason":null}]}

            data: {"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"arguments":"{\\"a\\""}}]},"finish_reason":null}]}

            data: {"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"arguments":":1}"}}]},"finish_reason":null}]}

            data: {"choices":[{"index":0,"delta":{},"finish_reason":"tool_calls"}]}

            data: {"choices":[],"usage":{"prompt_tokens":61,"completion_tokens":4,"total_tokens":65}}

            data: [DONE]

            """;

    private static final UpstreamEvent[] EVENTS = {
        new UpstreamEvent.Reasoning("Hm 생각"),
        new UpstreamEvent.Reasoning("!"),
        new UpstreamEvent.Delta("<👋"),
        new UpstreamEvent.Delta("😀"),
        new UpstreamEvent.ToolCall(0, "call_a", "f", "{\"a\":1}"),
        new UpstreamEvent.ToolCall(1, "call_b", "g", "{}"),
        new UpstreamEvent.Usage(61, 4, null),
        new UpstreamEvent.Finished(FinishReason.TOOL_CALLS)
    };

    private final List<UpstreamEvent> heard = new ArrayList<>();

    @Test
    void a_stream_means_the_same_wherever_it_was_cut() {
        for (var text : List.of(STREAM, STREAM.replace("\n", "\r\n"), STREAM.replace("\n", "\r"))) {
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            for (var cut = 0; cut <= bytes.length; cut++) {
                assertThat(Joined.of(decoded(bytes, cut))).containsExactlyElementsOf(Joined.of(List.of(EVENTS)));
            }
        }
    }

    @Test
    void a_stream_that_was_cut_before_its_finish_reason_has_no_end() {
        var bytes = STREAM.getBytes(StandardCharsets.UTF_8);
        var reason = STREAM.substring(0, STREAM.indexOf("\"finish_reason\":\"tool_calls\""))
                .getBytes(StandardCharsets.UTF_8)
                .length;
        for (var length = 0; length < reason; length++) {
            assertThat(decoded(Arrays.copyOf(bytes, length), length / 2))
                    .noneMatch(UpstreamEvent.Finished.class::isInstance);
        }
    }

    @Test
    void ollamas_v1_whose_runner_died_has_no_end() {
        decode("""
                data: {"id":"chatcmpl-531","model":"tiny","choices":[{"index":0,"delta":{"role":"assistant","content":" they"},"finish_reason":null}]}

                data: {"id":"chatcmpl-531","model":"","choices":[{"index":0,"delta":{"content":""},"finish_reason":null}]}

                """);
        assertThat(heard).containsExactly(new UpstreamEvent.Delta(" they"));
    }

    @Test
    void a_finish_reason_without_done_is_an_end_and_done_without_a_reason_too() {
        decode("data: {\"choices\":[{\"delta\":{\"content\":\"x\"},\"finish_reason\":\"stop\"}]}\n\n");
        assertThat(heard.getLast()).isEqualTo(new UpstreamEvent.Finished(FinishReason.STOP));
        decode("data: {\"choices\":[{\"delta\":{\"content\":\"x\"}}]}\n\ndata: [DONE]\n\n");
        assertThat(heard.getLast()).isEqualTo(new UpstreamEvent.Finished(FinishReason.STOP));
    }

    @Test
    void a_whole_answer_is_read_like_a_stream() {
        var decoder = new OpenAiWholeDecoder(decoder());
        var body = """
                {"choices":[{"index":0,"message":{"role":"assistant","content":" as line"},"finish_reason":"length"}],"usage":{"prompt_tokens":61,"completion_tokens":4}}
                """;
        for (var b : body.getBytes(StandardCharsets.UTF_8)) {
            decoder.feed(new byte[] {b});
        }
        decoder.finish();
        assertThat(heard)
                .containsExactly(
                        new UpstreamEvent.Delta(" as line"),
                        new UpstreamEvent.Usage(61, 4, null),
                        new UpstreamEvent.Finished(FinishReason.LENGTH));
    }

    @Test
    void chunks_that_look_alike_mean_what_each_of_them_means_alone() {
        var shape =
                "data: {\"id\":\"c-%d\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"%s\"%s},\"finish_reason\":null}]}\n\n";
        var texts = List.of("a", " b", "", "\\n", "é 한 👋", "\\u003c", "}]}", "a,b:[{", "\\\"", "last");
        for (var more : List.of("", ",\"reasoning\":\"r\"", ",\"refusal\":\"no\"")) {
            for (var ids : List.of(1, texts.size())) {
                var chunks = new ArrayList<String>();
                for (var i = 0; i < texts.size() * 2; i++) {
                    chunks.add(shape.formatted(i % ids, texts.get(i % texts.size()), more));
                }
                decode(String.join("", chunks));
                var together = List.copyOf(heard);
                var alone = chunks.stream()
                        .flatMap(chunk -> {
                            decode(chunk);
                            return List.copyOf(heard).stream();
                        })
                        .toList();
                assertThat(Joined.of(together)).isEqualTo(Joined.of(alone)).isNotEmpty();
            }
        }
    }

    @Test
    void a_chunk_that_ends_the_answer_is_not_taken_for_one_of_those_before() {
        var chunk = "data: {\"choices\":[{\"delta\":{\"content\":\"%s\"},\"finish_reason\":%s}]}\n\n";
        decode(chunk.formatted("a", "null") + chunk.formatted("b", "null") + chunk.formatted("c", "\"stop\""));
        assertThat(heard)
                .containsExactly(new UpstreamEvent.Delta("abc"), new UpstreamEvent.Finished(FinishReason.STOP));
    }

    @Test
    void usage_in_every_chunk_is_told_once() {
        decode("""
                data: {"choices":[{"delta":{"content":"a"}}],"usage":{"prompt_tokens":1,"completion_tokens":1}}

                data: {"choices":[{"delta":{"content":"b"},"finish_reason":"stop"}],"usage":{"prompt_tokens":1,"completion_tokens":2}}

                """);
        assertThat(heard.stream().filter(UpstreamEvent.Usage.class::isInstance))
                .containsExactly(new UpstreamEvent.Usage(1, 2, null));
    }

    @Test
    void tool_calls_without_an_index_are_told_apart_by_their_ids() {
        decode("""
                data: {"choices":[{"delta":{"tool_calls":[{"id":"a","function":{"name":"f","arguments":"{\\"x\\":"}},{"id":"b","function":{"name":"g","arguments":"{}"}}]}}]}

                data: {"choices":[{"delta":{"tool_calls":[{"id":"a","function":{"arguments":"1}"}}]},"finish_reason":"stop"}]}

                """);
        assertThat(heard)
                .startsWith(
                        new UpstreamEvent.ToolCall(0, "a", "f", "{\"x\":1}"),
                        new UpstreamEvent.ToolCall(1, "b", "g", "{}"))
                .endsWith(new UpstreamEvent.Finished(FinishReason.TOOL_CALLS));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"error\":{\"message\":\"slow down\",\"code\":429}} | RATE_LIMITED | slow down.",
                "{\"error\":{\"message\":\"slow\",\"type\":\"rate_limit_error\"}} | RATE_LIMITED | slow.",
                "{\"error\":{\"message\":\"bad field\",\"type\":\"invalid_request_error\"}} | REFUSED | bad field.",
                "{\"error\":\"died\"} | FAILED | died.",
                "{\"object\":\"error\",\"message\":\"too long\",\"code\":400} | FAILED | too long.",
                "{\"error\":{}} | FAILED | it failed without saying why."
            })
    void an_error_in_the_stream_has_a_cause(String data, UpstreamCause cause, String detail) {
        decode("data: " + data + "\n\n");
        var failed = ((UpstreamEvent.Failed) heard.getLast()).fault();
        assertThat(failed.cause()).isEqualTo(cause);
        assertThat(failed.detail()).isEqualTo(detail);
    }

    private void decode(String stream) {
        decoded(stream.getBytes(StandardCharsets.UTF_8), 0);
    }

    private OpenAiDecoder decoder() {
        return new OpenAiDecoder(
                new Endpoint("Test", "http://localhost/v1", null, Set.of()), new Reply("Test", heard::add));
    }

    private List<UpstreamEvent> decoded(byte[] bytes, int cut) {
        heard.clear();
        var decoder = decoder();
        decoder.feed(Arrays.copyOfRange(bytes, 0, cut));
        decoder.feed(Arrays.copyOfRange(bytes, cut, bytes.length));
        decoder.finish();
        return heard;
    }
}
