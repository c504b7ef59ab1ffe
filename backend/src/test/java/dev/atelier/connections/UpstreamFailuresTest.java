package dev.atelier.connections;

import static dev.atelier.connections.UpstreamCalls.VERTX;
import static dev.atelier.connections.UpstreamCalls.answer;
import static dev.atelier.connections.UpstreamCalls.ask;
import static dev.atelier.connections.UpstreamCalls.request;
import static dev.atelier.connections.UpstreamCalls.upstream;
import static dev.atelier.testing.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.platform.error.UpstreamCause;
import dev.atelier.testing.Outgoing;
import dev.atelier.testing.ScriptedServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What every kind of upstream can do wrong, and how each says it. */
class UpstreamFailuresTest {
    @ParameterizedTest
    @EnumSource(names = {"OLLAMA", "OPENAI"})
    void an_error_under_200_is_a_failure_with_what_came_before(Subject kind) throws Exception {
        try (var server = new ScriptedServer((request, reply) -> {
            reply.begin(kind.contentType);
            reply.chunk(kind.piece("Hel"));
            reply.chunk(kind.error("the runner died"));
            reply.end();
        })) {
            var heard = ask(kind, server.url());
            assertThat(heard.text()).isEqualTo("Hel");
            assertThat(heard.failed().fault().cause()).isEqualTo(UpstreamCause.FAILED);
            assertThat(heard.failed().fault().detail()).isEqualTo("the runner died.");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"OLLAMA", "OPENAI"})
    void a_stream_that_just_ends_broke_off(Subject kind) throws Exception {
        try (var server = new ScriptedServer((request, reply) -> {
            reply.begin(kind.contentType);
            reply.chunk(kind.piece("Hel"));
            reply.end();
        })) {
            assertThat(ask(kind, server.url()).failed().fault().cause()).isEqualTo(UpstreamCause.BROKE_OFF);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"OLLAMA", "OPENAI"})
    void a_connection_that_is_cut_broke_off(Subject kind) throws Exception {
        var arrived = new CountDownLatch(1);
        try (var server = new ScriptedServer((request, reply) -> {
            reply.begin(kind.contentType);
            reply.chunk(kind.piece("Hel"));
            arrived.await();
            reply.cut();
        })) {
            var heard = new Heard();
            upstream(kind, server.url()).chat(request(kind, Map.of()), heard);
            await().until(() -> !heard.events().isEmpty());
            arrived.countDown();
            heard.untilEnd();
            assertThat(heard.text()).isEqualTo("Hel");
            assertThat(heard.failed().fault().cause()).isEqualTo(UpstreamCause.BROKE_OFF);
            assertThat(server.requests())
                    .as("an answer that had begun is never asked for again")
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"OLLAMA", "OPENAI"})
    void a_server_that_falls_silent_times_out(Subject kind) throws Exception {
        var gone = new CountDownLatch(1);
        try (var server = new ScriptedServer((request, reply) -> {
            reply.begin(kind.contentType);
            reply.chunk(kind.piece("Hel"));
            reply.onHangUp(gone);
            gone.await();
        })) {
            var client = Outgoing.client(VERTX, Duration.ofSeconds(5), Duration.ofMillis(200));
            var heard = new Heard();
            kind.at(server.url(), VERTX, client).chat(request(kind, Map.of()), heard);
            assertThat(heard.untilEnd().failed().fault().cause()).isEqualTo(UpstreamCause.TIMEOUT);
            assertThat(gone.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"OLLAMA", "OPENAI"})
    void a_server_that_never_begins_times_out(Subject kind) throws Exception {
        try (var server = new ScriptedServer((request, reply) -> reply.untilHangUp(10))) {
            var client = Outgoing.client(VERTX, Duration.ofMillis(200), Duration.ofSeconds(5));
            var heard = new Heard();
            kind.at(server.url(), VERTX, client).chat(request(kind, Map.of()), heard);
            assertThat(heard.untilEnd().failed().fault().cause()).isEqualTo(UpstreamCause.TIMEOUT);
            assertThat(heard.failed().fault().detail()).contains("200 ms");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"OLLAMA", "OPENAI"})
    void a_silent_server_is_cancelled_before_it_begins(Subject kind) throws Exception {
        var asked = new CountDownLatch(1);
        var gone = new CountDownLatch(1);
        try (var server = new ScriptedServer((request, reply) -> {
            asked.countDown();
            if (reply.untilHangUp(10)) {
                gone.countDown();
            }
        })) {
            var heard = new Heard();
            var call = upstream(kind, server.url()).chat(request(kind, Map.of()), heard);
            assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
            call.cancel();
            assertThat(gone.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(heard.events()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "OLLAMA, 400, REFUSED", "OLLAMA, 401, UNAUTHORIZED", "OLLAMA, 403, UNAUTHORIZED", "OLLAMA, 429, RATE_LIMITED",
        "OLLAMA, 500, FAILED", "OLLAMA, 503, FAILED", "OLLAMA, 504, TIMEOUT", "OLLAMA, 301, INVALID",
        "OPENAI, 400, REFUSED", "OPENAI, 401, UNAUTHORIZED", "OPENAI, 403, UNAUTHORIZED", "OPENAI, 429, RATE_LIMITED",
        "OPENAI, 500, FAILED", "OPENAI, 503, FAILED", "OPENAI, 504, TIMEOUT", "OPENAI, 301, INVALID"
    })
    void a_status_has_its_cause_and_the_key_is_in_no_word_of_it(Subject kind, int status, UpstreamCause cause)
            throws Exception {
        try (var server = new ScriptedServer((request, reply) -> reply.send(
                status,
                "application/json",
                "{\"error\":{\"message\":\"no, not with " + Subject.KEY + "\",\"code\":" + status + "}}",
                "Retry-After: 7"))) {
            var failed = ask(kind, server.url()).failed();
            assertThat(failed.fault().cause()).isEqualTo(cause);
            assertThat(failed.toString()).doesNotContain("secret-of");
            if (status == 429) {
                assertThat(failed.retryAfter()).isEqualTo(Duration.ofSeconds(7));
                assertThat(failed.fault().detail()).isEqualTo("no, not with •••.");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"OLLAMA", "OPENAI"})
    void a_web_page_is_no_answer(Subject kind) throws Exception {
        try (var server = new ScriptedServer(
                (request, reply) -> reply.send(200, "text/html; charset=utf-8", "<html><h1>It works</h1></html>"))) {
            var failed = ask(kind, server.url()).failed();
            assertThat(failed.fault().cause()).isEqualTo(UpstreamCause.INVALID);
            assertThat(failed.fault().detail()).contains("text/html");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"OLLAMA", "OPENAI"})
    void something_that_is_no_json_is_no_answer(Subject kind) throws Exception {
        try (var server = new ScriptedServer((request, reply) -> {
            reply.begin(kind.contentType);
            reply.chunk(kind == Subject.OPENAI ? "data: nonsense\n\n" : "nonsense\n");
            reply.untilHangUp(10);
        })) {
            assertThat(ask(kind, server.url()).failed().fault().cause()).isEqualTo(UpstreamCause.INVALID);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"OLLAMA", "OPENAI"})
    void nobody_at_the_address_is_unreachable(Subject kind) throws Exception {
        assertThat(ask(kind, "http://127.0.0.1:1").failed().fault().cause()).isEqualTo(UpstreamCause.UNREACHABLE);
    }

    @ParameterizedTest
    @EnumSource(names = {"OLLAMA", "OPENAI"})
    void a_pooled_connection_that_the_server_has_just_closed_is_asked_again_once(Subject kind) throws Exception {
        var served = new AtomicInteger();
        try (var server = new ScriptedServer((request, reply) -> {
            if (request.connection() == 1 && served.getAndIncrement() == 1) {
                reply.cut(); // the second request on the first connection finds it closed
            } else {
                answer(kind, reply, List.of(kind.piece("Hello")), "stop");
            }
        })) {
            var upstream = upstream(kind, server.url());
            var asked = 0;
            do { // a connection is back in the pool a moment after its answer is whole
                assertThat(onOneLoop(upstream, kind).finished()).isEqualTo(FinishReason.STOP);
                asked++;
            } while (served.get() < 2 && asked < 50);
            assertThat(served.get()).isEqualTo(2);
            assertThat(server.requests()).hasSize(asked + 1);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"OLLAMA", "OPENAI"})
    void a_fresh_connection_that_the_server_closes_is_not_asked_again(Subject kind) throws Exception {
        try (var server = new ScriptedServer((request, reply) -> reply.cut())) {
            assertThat(ask(kind, server.url()).failed().fault().cause()).isEqualTo(UpstreamCause.BROKE_OFF);
            assertThat(server.requests()).hasSize(1);
        }
    }

    private static final io.vertx.core.Context LOOP = VERTX.getOrCreateContext();

    /** Connections are pooled by event loop, so a test of the pool stays on one. */
    private static Heard onOneLoop(Upstream upstream, Subject kind) throws InterruptedException {
        var heard = new Heard();
        LOOP.runOnContext(turn -> upstream.chat(request(kind, Map.of()), heard));
        return heard.untilEnd();
    }
}
