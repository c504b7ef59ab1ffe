package dev.atelier.connections;

import static dev.atelier.connections.UpstreamCalls.VERTX;
import static dev.atelier.connections.UpstreamCalls.answer;
import static dev.atelier.connections.UpstreamCalls.ask;
import static dev.atelier.connections.UpstreamCalls.request;
import static dev.atelier.connections.UpstreamCalls.upstream;
import static dev.atelier.testing.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.platform.error.FaultException;
import dev.atelier.platform.error.UpstreamCause;
import dev.atelier.testing.Outgoing;
import dev.atelier.testing.ScriptedServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every kind of upstream promises. The demo is asked what needs no wire; the others speak to a server that does what the test says. */
class UpstreamConformanceTest {
    @ParameterizedTest
    @EnumSource
    void an_answer_is_deltas_then_usage_then_one_end_on_one_thread(Subject kind) throws Exception {
        try (var server = answering(kind, List.of(kind == Subject.DEMO ? "" : kind.piece("Hello")), "stop")) {
            var heard = ask(kind, server.url());
            assertThat(heard.text()).isNotEmpty();
            assertThat(heard.events().reversed().get(1)).isInstanceOf(UpstreamEvent.Usage.class);
            assertThat(heard.finished()).isEqualTo(FinishReason.STOP);
            assertThat(heard.threads()).hasSize(1);
            assertThat(heard.threads().iterator().next()).contains("eventloop");
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_answer_that_hits_the_limit_says_length(Subject kind) throws Exception {
        try (var server = answering(kind, List.of(kind == Subject.DEMO ? "" : kind.piece("Hello")), "length")) {
            assertThat(ask(kind, server.url(), Map.of("max_tokens", 2)).finished())
                    .isEqualTo(FinishReason.LENGTH);
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothing_is_heard_after_a_cancel(Subject kind) throws Exception {
        var gone = new CountDownLatch(1);
        try (var server = new ScriptedServer((request, reply) -> {
            reply.onHangUp(gone);
            reply.begin(kind.contentType);
            while (!gone.await(2, TimeUnit.MILLISECONDS)) {
                reply.chunk(kind.piece("on and on "));
            }
        })) {
            var heard = new Heard();
            var call = upstream(kind, server.url()).chat(request(kind, Map.of()), heard);
            await().until(() -> heard.events().size() > 2);
            call.cancel();
            if (kind != Subject.DEMO) {
                assertThat(gone.await(30, TimeUnit.SECONDS))
                        .as("the upstream sees the hang-up")
                        .isTrue();
            }
            var before = heard.events().size();
            await().during(Duration.ofMillis(200)).until(() -> heard.events().size() <= before + 1);
            assertThat(heard.events()).noneMatch(UpstreamEvent.Failed.class::isInstance);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_paused_answer_stands_still_and_goes_on_whole(Subject kind) throws Exception {
        var written = new AtomicLong();
        var piece = "x".repeat(50_000);
        var paused = new CountDownLatch(1);
        try (var server = new ScriptedServer((request, reply) -> {
            reply.begin(kind.contentType);
            for (var i = 0; i < 400; i++) { // 20 MB: more than all buffers on the way
                if (i == 3) {
                    untilDown(paused);
                }
                reply.chunk(kind.piece(piece));
                written.addAndGet(piece.length());
            }
            reply.chunk(kind.end("stop"));
            reply.end();
        })) {
            var heard = new Heard();
            var call = upstream(kind, server.url()).chat(request(kind, Map.of()), heard);
            await().until(() -> heard.events().size() > 1);
            call.pause();
            paused.countDown();
            await().during(Duration.ofMillis(300))
                    .until(new Still(() -> heard.events().size()));
            assertThat(written.get()).isLessThan(400L * piece.length());
            call.resume();
            heard.untilEnd();
            assertThat(heard.finished()).isEqualTo(FinishReason.STOP);
            assertThat(heard.text().length())
                    .isEqualTo(kind == Subject.DEMO ? heard.text().length() : 400 * piece.length());
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_model_that_is_not_there_is_named_as_the_cause(Subject kind) throws Exception {
        try (var server = new ScriptedServer((request, reply) -> reply.send(
                404,
                "application/json",
                "{\"error\":{\"message\":\"model 'nope' not found\",\"type\":\"not_found_error\"}}"))) {
            var heard = new Heard();
            var request =
                    new ChatRequest(List.of(ChatMessage.user("x")), Map.of(), List.of()).to("nope", java.util.Set.of());
            upstream(kind, server.url()).chat(request, heard);
            assertThat(heard.untilEnd().failed().fault().cause()).isEqualTo(UpstreamCause.MODEL_MISSING);
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_models_are_listed(Subject kind) throws Exception {
        try (var server = new ScriptedServer((request, reply) -> reply.send(
                200,
                "application/json",
                request.path().endsWith("version") ? "{\"version\":\"0.33.0\"}" : kind.list("tiny")))) {
            var verdict = get(upstream(kind, server.url()).verify());
            assertThat(verdict.models()).extracting(OfferedModel::name).contains(kind.model());
            var capabilities = verdict.models().getFirst().capabilities();
            if (kind == Subject.OPENAI) { // its list tells ids alone, and this one tells nothing
                assertThat(capabilities).isEmpty();
            } else {
                assertThat(capabilities).contains("completion");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"OLLAMA", "OPENAI"})
    void pieces_arrive_as_they_are_sent_with_usage(Subject kind) throws Exception {
        try (var server =
                answering(kind, List.of(kind.thought("Hm"), kind.piece("Hello"), kind.piece(", 세계 👋🏽")), "stop")) {
            var heard = ask(kind, server.url());
            assertThat(heard.reasoning()).isEqualTo("Hm");
            assertThat(heard.text()).isEqualTo("Hello, 세계 👋🏽");
            var usage = (UpstreamEvent.Usage) heard.events().reversed().get(1);
            assertThat(usage.promptTokens()).isEqualTo(61);
            assertThat(usage.completionTokens()).isEqualTo(4);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"OLLAMA", "OPENAI"})
    void tool_calls_come_whole(Subject kind) throws Exception {
        try (var server = answering(kind, kind.toolCall("get_weather", "{\"city\":\"Paris\"}"), "tool_calls")) {
            var heard = ask(kind, server.url());
            assertThat(heard.toolCalls())
                    .containsExactly(new UpstreamEvent.ToolCall(0, "call_1", "get_weather", "{\"city\":\"Paris\"}"));
            assertThat(heard.finished()).isEqualTo(FinishReason.TOOL_CALLS);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"OLLAMA", "OPENAI"})
    void the_key_is_sent_and_the_host_is_the_upstreams(Subject kind) throws Exception {
        try (var server = answering(kind, List.of(kind.piece("Hello")), "stop")) {
            ask(kind, server.url());
            var request = server.requests().getFirst();
            assertThat(request.path()).isEqualTo(kind.path);
            assertThat(request.headers())
                    .containsEntry("Authorization", "Bearer " + Subject.KEY)
                    .containsEntry("Host", "127.0.0.1:" + server.port())
                    .doesNotContainKey("Accept-Encoding");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"OLLAMA", "OPENAI"})
    void what_is_sent_is_what_explain_shows(Subject kind) throws Exception {
        try (var server = answering(kind, List.of(kind.piece("Hello")), "stop")) {
            var upstream = upstream(kind, server.url());
            var request = request(kind, Map.of("temperature", 0, "seed", 0));
            upstream.chat(request, new Heard());
            await().until(() -> !server.requests().isEmpty());
            assertThat(server.requests().getFirst().body())
                    .isEqualTo(upstream.wire(request).toString());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"OLLAMA", "OPENAI"})
    void a_server_of_the_other_kind_is_recognised(Subject kind) {
        var other = kind == Subject.OLLAMA ? Subject.OPENAI : Subject.OLLAMA;
        var known = other == Subject.OLLAMA ? List.of("/api/version", "/api/tags") : List.of("/v1/models");
        try (var server = new ScriptedServer((request, reply) -> {
            var body = request.path().endsWith("version") ? "{\"version\":\"0.33.0\"}" : other.list("tiny");
            if (known.contains(request.path())) {
                reply.send(200, "application/json", body);
            } else {
                reply.send(404, "text/plain", "404 page not found");
            }
        })) {
            var endpoint = new Endpoint("Test", server.url(), null, java.util.Set.of());
            var upstream = kind.protocol(VERTX, Outgoing.client(VERTX)).at(endpoint);
            assertThat(failure(upstream.verify()))
                    .contains("choose the kind " + other.name().toLowerCase(java.util.Locale.ROOT));
        } catch (Exception unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    private static void untilDown(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException cause) {
            throw new AssertionError(cause);
        }
    }

    private static ScriptedServer answering(Subject kind, List<String> pieces, String reason) {
        return new ScriptedServer((request, reply) -> answer(kind, reply, pieces, reason));
    }

    private static <T> T get(io.vertx.core.Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    private static String failure(io.vertx.core.Future<?> future) throws Exception {
        try {
            get(future);
            throw new AssertionError("it should have failed");
        } catch (ExecutionException failed) {
            return failed.getCause() instanceof FaultException known
                    ? known.fault().toString()
                    : String.valueOf(failed);
        }
    }

    /** Whether a number is the same as when it was last looked at. */
    private static final class Still implements java.util.concurrent.Callable<Boolean> {
        private final java.util.function.IntSupplier number;
        private final List<Integer> seen = new ArrayList<>();

        Still(java.util.function.IntSupplier number) {
            this.number = number;
        }

        @Override
        public Boolean call() {
            seen.add(number.getAsInt());
            return seen.size() > 1 && seen.getLast().equals(seen.get(seen.size() - 2));
        }
    }
}
