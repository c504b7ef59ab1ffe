package dev.atelier.platform.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.platform.error.FaultException;
import dev.atelier.testing.Outgoing;
import dev.atelier.testing.ScriptedServer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedClientTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final GuardedClient.Bounds BOUNDS = new GuardedClient.Bounds(1000, Duration.ofSeconds(20));

    @AfterAll
    static void close() {
        VERTX.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.169.254",
                "[fe80::1]",
                "100.100.100.200",
                "[fd00:ec2::254]",
                "0.0.0.0",
                "224.0.0.1",
                "[::ffff:169.254.169.254]"
            })
    void even_administrators_addresses_never_reach(String host) throws Exception {
        assertThat(failure(get(Policy.CONNECTION, client(), "http://" + host + "/"))
                        .stage())
                .isEqualTo(OutgoingFailure.Stage.REFUSED);
    }

    @Test
    void an_administrators_address_reaches_loopback_and_a_users_does_not() throws Exception {
        try (var server = hello()) {
            assertThat(body(get(Policy.CONNECTION, client(), server.url()))).isEqualTo("hello");
            var refused = failure(get(client().forUsers(), client(), server.url()));
            assertThat(refused.stage()).isEqualTo(OutgoingFailure.Stage.REFUSED);
            assertThat(refused.detail()).contains("ATELIER_FETCH_ALLOW");
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void a_listed_server_is_reached_on_its_port_alone() throws Exception {
        try (var server = hello()) {
            var allowing = Outgoing.client(VERTX, Set.of("127.0.0.1:" + server.port()), GuardedClientTest::loopback);
            assertThat(body(get(allowing.forUsers(), allowing, server.url()))).isEqualTo("hello");
            var elsewhere = Outgoing.client(VERTX, Set.of("127.0.0.1:1"), GuardedClientTest::loopback);
            assertThat(failure(get(elsewhere.forUsers(), elsewhere, server.url()))
                            .stage())
                    .isEqualTo(OutgoingFailure.Stage.REFUSED);
        }
    }

    @Test
    void a_name_that_stands_for_a_forbidden_address_among_others_is_refused() throws Exception {
        Resolver both = host -> addresses("93.184.216.34", "169.254.169.254");
        assertThat(failure(get(Policy.CONNECTION, Outgoing.client(VERTX, Set.of(), both), "http://two.example/"))
                        .stage())
                .isEqualTo(OutgoingFailure.Stage.REFUSED);
    }

    /** DNS rebinding: the name is asked once for each request, and what was checked is what is connected to. */
    @Test
    void a_name_that_resolves_differently_the_second_time_gains_nothing() throws Exception {
        var asked = new AtomicInteger();
        try (var server = hello()) {
            Resolver rebinding =
                    host -> asked.incrementAndGet() == 1 ? addresses("127.0.0.1") : addresses("169.254.169.254");
            var client = Outgoing.client(VERTX, Set.of(), rebinding);
            var url = "http://rebinding.example:" + server.port() + "/";
            assertThat(body(get(Policy.CONNECTION, client, url))).isEqualTo("hello");
            assertThat(asked).hasValue(1);
            assertThat(server.requests().getFirst().headers())
                    .containsEntry("Host", "rebinding.example:" + server.port());
            assertThat(failure(get(Policy.CONNECTION, client, url)).stage()).isEqualTo(OutgoingFailure.Stage.REFUSED);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void the_next_address_of_a_name_is_tried_where_nobody_listens() throws Exception {
        try (var server = hello()) {
            Resolver several = host -> addresses("127.0.0.2", "127.0.0.1");
            var url = "http://several.example:" + server.port() + "/";
            assertThat(body(get(Policy.CONNECTION, Outgoing.client(VERTX, Set.of(), several), url)))
                    .isEqualTo("hello");
        }
    }

    @Test
    void redirects_of_connections_are_not_followed() throws Exception {
        try (var server = redirecting("/elsewhere")) {
            assertThat(answer(get(Policy.CONNECTION, client(), server.url() + "/"))
                            .status())
                    .isEqualTo(302);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void redirects_of_users_addresses_are_followed_and_checked_again() throws Exception {
        try (var inner = hello();
                var outer = redirecting("http://127.0.0.1:" + inner.port() + "/secret")) {
            var allowed = Set.of("127.0.0.1:" + outer.port(), "127.0.0.1:" + inner.port());
            var open = Outgoing.client(VERTX, allowed, GuardedClientTest::loopback);
            assertThat(body(get(open.forUsers(), open, outer.url() + "/"))).isEqualTo("hello");
            var narrow = Outgoing.client(VERTX, Set.of("127.0.0.1:" + outer.port()), GuardedClientTest::loopback);
            assertThat(failure(get(narrow.forUsers(), narrow, outer.url() + "/"))
                            .stage())
                    .isEqualTo(OutgoingFailure.Stage.REFUSED);
            assertThat(inner.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "http://user:pw@127.0.0.1/", "http://2130706433/"})
    void a_redirect_to_an_odd_address_is_refused(String location) throws Exception {
        try (var server = redirecting(location)) {
            var open = Outgoing.client(VERTX, Set.of("127.0.0.1:" + server.port()), GuardedClientTest::loopback);
            assertThat(cause(get(open.forUsers(), open, server.url() + "/"))).isInstanceOf(FaultException.class);
        }
    }

    @Test
    void redirects_in_a_circle_end() throws Exception {
        try (var server = redirecting("/")) {
            var open = Outgoing.client(VERTX, Set.of("127.0.0.1:" + server.port()), GuardedClientTest::loopback);
            assertThat(failure(get(open.forUsers(), open, server.url() + "/")).detail())
                    .contains("5 times");
            assertThat(server.requests()).hasSize(6);
        }
    }

    @Test
    void an_answer_that_is_too_large_is_refused_whether_it_says_so_or_not() throws Exception {
        try (var server = new ScriptedServer((request, reply) -> {
            reply.begin("text/plain");
            while (true) {
                reply.chunk("x".repeat(500));
            }
        })) {
            assertThat(failure(get(Policy.CONNECTION, client(), server.url())).detail())
                    .contains("1000 bytes");
        }
    }

    @Test
    void a_compressed_answer_is_refused_because_nobody_asked_for_it() throws Exception {
        var zipped = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(zipped)) {
            gzip.write(new byte[100_000]);
        }
        try (var server = new ScriptedServer((request, reply) -> {
            reply.raw(("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + zipped.size() + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            reply.raw(zipped.toByteArray());
        })) {
            assertThat(failure(get(Policy.CONNECTION, client(), server.url())).stage())
                    .isEqualTo(OutgoingFailure.Stage.UNFIT);
            assertThat(server.requests().getFirst().headers()).doesNotContainKey("Accept-Encoding");
        }
    }

    @Test
    void an_answer_that_drips_is_ended_by_the_total_time() throws Exception {
        try (var server = new ScriptedServer((request, reply) -> {
            var gone = new CountDownLatch(1);
            reply.onHangUp(gone);
            reply.begin("text/plain");
            while (!gone.await(20, TimeUnit.MILLISECONDS)) {
                reply.chunk("x");
            }
        })) {
            var request = OutgoingRequest.get(Policy.CONNECTION, WebAddress.parse(server.url()), Map.of());
            var hurried = client().fetch(request, new GuardedClient.Bounds(100_000, Duration.ofMillis(300)));
            assertThat(failure(hurried).stage()).isEqualTo(OutgoingFailure.Stage.TIMEOUT);
        }
    }

    @Test
    void a_name_that_does_not_resolve_is_said_so() throws Exception {
        assertThat(failure(get(Policy.CONNECTION, client(), "http://nobody.invalid/"))
                        .detail())
                .isEqualTo("the name nobody.invalid does not resolve.");
    }

    @Test
    void a_name_whose_look_up_hangs_times_out() throws Exception {
        Resolver hanging =
                host -> io.vertx.core.Promise.<List<InetAddress>>promise().future();
        assertThat(failure(get(Policy.CONNECTION, Outgoing.client(VERTX, Set.of(), hanging), "http://slow.example/"))
                        .stage())
                .isEqualTo(OutgoingFailure.Stage.TIMEOUT);
    }

    @Test
    void a_certificate_that_nobody_vouches_for_is_not_trusted(@TempDir Path folder) throws Exception {
        var store = folder.resolve("store.p12").toString();
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var made = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "a",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store,
                        "-storepass",
                        "changeit")
                .inheritIO()
                .start();
        assertThat(made.waitFor()).isZero();
        var options = new HttpServerOptions()
                .setSsl(true)
                .setKeyCertOptions(new PfxOptions().setPath(store).setPassword("changeit"));
        var server = VERTX.createHttpServer(options)
                .requestHandler(request -> request.response().end("hello"));
        var port = server.listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS)
                .actualPort();
        assertThat(failure(get(Policy.CONNECTION, client(), "https://127.0.0.1:" + port))
                        .detail())
                .startsWith("the certificate of 127.0.0.1:" + port + " is not trusted");
    }

    @Test
    void https_to_a_server_that_speaks_http_is_said_so() throws Exception {
        try (var server = hello()) {
            var failure = failure(get(Policy.CONNECTION, client(), "https://127.0.0.1:" + server.port()));
            assertThat(failure.stage()).isIn(OutgoingFailure.Stage.UNREACHABLE, OutgoingFailure.Stage.BROKE_OFF);
        }
    }

    private static GuardedClient client() {
        return Outgoing.client(VERTX);
    }

    private static ScriptedServer hello() {
        return new ScriptedServer((request, reply) -> reply.send(200, "text/plain", "hello"));
    }

    private static ScriptedServer redirecting(String location) {
        return new ScriptedServer((request, reply) -> reply.send(302, "text/plain", "", "Location: " + location));
    }

    private static Future<List<InetAddress>> loopback(String host) {
        return addresses("127.0.0.1");
    }

    private static Future<List<InetAddress>> addresses(String... literals) {
        return Future.succeededFuture(
                Arrays.stream(literals).map(InetAddress::ofLiteral).toList());
    }

    private static Future<Answer> get(Policy policy, GuardedClient client, String url) {
        return client.fetch(OutgoingRequest.get(policy, WebAddress.parse(url), Map.of()), BOUNDS);
    }

    private static Answer answer(Future<Answer> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    private static String body(Future<Answer> future) throws Exception {
        return answer(future).body().toString();
    }

    private static OutgoingFailure failure(Future<Answer> future) throws Exception {
        var cause = cause(future);
        assertThat(cause).isInstanceOf(OutgoingFailure.class);
        return (OutgoingFailure) cause;
    }

    private static Throwable cause(Future<Answer> future) throws Exception {
        try {
            answer(future);
        } catch (ExecutionException failed) {
            return java.util.Objects.requireNonNull(failed.getCause());
        }
        throw new AssertionError("it should have been refused");
    }
}
