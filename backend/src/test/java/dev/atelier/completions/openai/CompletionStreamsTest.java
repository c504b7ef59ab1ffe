package dev.atelier.completions.openai;

import static dev.atelier.testing.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.testing.EventStream;
import dev.atelier.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Answers of {@code /v1} that come piece by piece, and what becomes of them when one side stops. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class CompletionStreamsTest {
    @RegisterExtension
    final Asking asking = new Asking();

    @Test
    void a_stream_is_chunks_and_ends_with_done() {
        var stream = asking.stream(asking.base(), Map.of("stream_options", Map.of("include_usage", true)));
        asking.question()
                .think("Hm.")
                .say("Good ")
                .say("day \"Привет\" 👋\n\u0001")
                .finish();
        var events = stream.join().toEnd();
        assertThat(events.getFirst().text("choices[0].delta.role")).isEqualTo("assistant");
        assertThat(joined(events, "content")).isEqualTo("Good day \"Привет\" 👋\n\u0001");
        assertThat(joined(events, "reasoning_content")).isEqualTo("Hm.");
        var last = events.subList(events.size() - 4, events.size());
        assertThat(last.get(0).text("choices[0].finish_reason")).isEqualTo("stop");
        assertThat(last.get(1).text("usage.total_tokens")).isEqualTo("10");
        assertThat(last.get(1).data()).contains("\"choices\":[]");
        assertThat(last.get(2).data()).isEqualTo("[DONE]");
        assertThat(chunks(events).map(event -> event.text("id")).distinct()).hasSize(1);
        assertThat(chunks(events).map(event -> event.text("model"))).containsOnly(asking.base());
    }

    private static java.util.stream.Stream<EventStream.Event> chunks(List<EventStream.Event> events) {
        return events.stream().filter(event -> event.data().startsWith("{\"id\""));
    }

    private static String joined(List<EventStream.Event> events, String member) {
        return chunks(events)
                .map(event -> event.text("choices[0].delta." + member))
                .filter(text -> text != null)
                .collect(java.util.stream.Collectors.joining());
    }

    @Test
    void what_it_cost_is_told_in_a_stream_only_where_it_is_asked_for() {
        var stream = asking.stream(asking.base(), Map.of());
        asking.question().say("Yes").finish();
        assertThat(stream.join().toEnd().toString()).contains("Yes", "[DONE]").doesNotContain("usage");
    }

    @Test
    void the_upstream_is_asked_to_stream_where_the_caller_wants_a_stream_and_nowhere_else() {
        for (var wanted : List.of(true, false)) {
            var answer = asking.whole(asking.base(), Map.of("stream", wanted));
            var question = asking.question();
            question.say("Hello").finish();
            assertThat(answer.join().statusCode()).isEqualTo(200);
            assertThat(question.body().get("stream").booleanValue()).isEqualTo(wanted);
            assertThat(question.body().has("stream_options")).isEqualTo(wanted);
        }
    }

    @Test
    void a_stream_that_breaks_off_ends_with_an_error_and_without_done() {
        var stream = asking.stream(asking.base(), Map.of());
        asking.question().say("Half").cut();
        var events = stream.join().toEnd();
        assertThat(events.get(events.size() - 2).text("error.code")).isEqualTo("upstream_broke_off");
        assertThat(events.toString()).contains("Half").doesNotContain("[DONE]", "finish_reason\":\"");
    }

    @Test
    void a_client_that_leaves_cancels_its_upstream_whether_it_speaks_or_is_silent() throws Exception {
        var stream = asking.stream(asking.base(), Map.of());
        var question = asking.question().say("Once upon a time");
        stream.join().close();
        assertThat(question.isLeft()).isTrue();

        try (var socket = new java.net.Socket("127.0.0.1", io.restassured.RestAssured.port)) {
            socket.getOutputStream().write(raw(asking.base(), false));
            var silent = asking.question();
            socket.close();
            assertThat(silent.isLeft()).isTrue();
        }
    }

    private byte[] raw(String model, boolean stream) {
        var body = "{\"model\":\"%s\",\"stream\":%s,\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}"
                .formatted(model, stream);
        return ("POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                        + asking.person().key() + "\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length() + "\r\n\r\n" + body)
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void a_client_that_stalls_pauses_its_upstream_and_misses_nothing() throws Exception {
        var pieces = 1_000;
        var piece = "x".repeat(100_000);
        var sent = new java.util.concurrent.atomic.AtomicInteger();
        try (var socket = new java.net.Socket("127.0.0.1", io.restassured.RestAssured.port)) {
            socket.setReceiveBufferSize(64 << 10);
            socket.getOutputStream().write(raw(asking.base(), true));
            var question = asking.question();
            var writing = Thread.startVirtualThread(() -> {
                for (var i = 0; i < pieces; i++) {
                    question.say(piece);
                    sent.incrementAndGet();
                }
                question.finish();
            });
            var before = new java.util.concurrent.atomic.AtomicInteger(-1);
            await().pollInterval(Duration.ofMillis(500))
                    .until(() -> sent.get() > 0 && sent.get() == before.getAndSet(sent.get()));
            assertThat(sent.get()).isLessThan(pieces / 2);
            var length = 0L;
            var tail = "";
            var buffer = new byte[1 << 16];
            var in = socket.getInputStream();
            for (var read = in.read(buffer); !tail.contains("[DONE]"); read = in.read(buffer)) {
                assertThat(read).isPositive();
                length += read;
                var text = tail + new String(buffer, 0, read, java.nio.charset.StandardCharsets.US_ASCII);
                tail = text.substring(Math.max(0, text.length() - 40));
                if (tail.contains("[DONE]")) {
                    break;
                }
            }
            writing.join(10_000);
            assertThat(length).isGreaterThan((long) pieces * piece.length());
        }
    }
}
