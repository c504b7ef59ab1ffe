package dev.atelier.completions.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.atelier.testing.FreshDatabase;
import dev.atelier.testing.ScriptedServer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What bounds an answer of {@code /v1}, with bounds that a test can reach. */
@QuarkusTest
@TestProfile(BoundsTest.Narrow.class)
public class BoundsTest {
    private static final String PIXEL =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    /** Two answers at once, replies that are soon too long, clients that stall for a second, and one address inside the network that may be asked. */
    public static class Narrow extends FreshDatabase {
        public static final int LONGEST_REPLY = 7 << 20;

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "atelier.completions.answers-per-person",
                    "2",
                    "atelier.completions.stalled-client",
                    "PT1S",
                    "atelier.completions.keep-alive",
                    "PT0.3S",
                    "atelier.chats.longest-reply",
                    String.valueOf(LONGEST_REPLY),
                    "atelier.chats.keep-alive",
                    "PT0.2S",
                    "atelier.chats.stalled-reader",
                    "PT1S",
                    "atelier.fetch-allow",
                    "127.0.0.1:" + free());
        }

        /** Below the ports that the system gives to connections of its own: one of those may take the port before its server stands. */
        private static int free() {
            while (true) {
                var port = ThreadLocalRandom.current().nextInt(12_000, 32_000);
                try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                    return socket.getLocalPort();
                } catch (IOException taken) {
                    continue;
                }
            }
        }
    }

    @RegisterExtension
    final Asking asking = new Asking();

    @Test
    void one_answer_too_many_is_told_when_to_come_again() {
        var first = asking.whole(asking.base(), Map.of());
        var second = asking.whole(asking.base(), Map.of());
        var running = List.of(asking.question(), asking.question());
        asking.whole(asking.base(), Map.of())
                .join()
                .then()
                .statusCode(429)
                .header("Retry-After", equalTo("1"))
                .contentType("application/json")
                .body("error.type", equalTo("rate_limit_error"))
                .body("error.code", equalTo("rate_limit_exceeded"))
                .body("error.param", nullValue())
                .body("error.message", containsString("2"));
        running.forEach(question -> question.say("ok").finish());
        first.join().then().statusCode(200);
        second.join().then().statusCode(200);
        var third = asking.whole(asking.base(), Map.of());
        asking.question().say("ok").finish();
        third.join().then().statusCode(200);
    }

    @Test
    void a_client_that_stalls_for_too_long_is_cut_and_its_upstream_with_it() throws Exception {
        try (var socket = new Socket("127.0.0.1", RestAssured.port)) {
            socket.getOutputStream().write(request());
            var question = asking.question();
            var piece = "x".repeat(100_000);
            var writing = Thread.startVirtualThread(() -> {
                while (true) {
                    question.say(piece); // until the other side hangs up
                }
            });
            writing.setUncaughtExceptionHandler((thread, hungUp) -> {});
            assertThat(writing.join(Duration.ofSeconds(20))).isTrue();
        }
    }

    private byte[] request() {
        var body = "{\"model\":\"%s\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}"
                .formatted(asking.base());
        return ("POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                        + asking.person().key() + "\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void a_picture_that_is_linked_to_is_fetched_where_that_is_allowed() throws Exception {
        var allowed = ConfigProvider.getConfig().getValue("atelier.fetch-allow", String.class);
        var port = Integer.parseInt(allowed.split(":")[1]);
        try (var pictures = new ScriptedServer(port, (request, reply) -> {
            if (request.path().equals("/moved.png")) {
                reply.send(302, "text/plain", "", "Location: /pixel.png");
            } else {
                reply.begin("image/whatever");
                reply.chunk(Base64.getDecoder().decode(PIXEL));
                reply.end();
            }
        })) {
            var parts = List.of(
                    Map.of("type", "text", "text", "What is this?"),
                    Map.of("type", "image_url", "image_url", Map.of("url", pictures.url() + "/moved.png")));
            var answer =
                    asking.whole(asking.base(), Map.of("messages", List.of(Map.of("role", "user", "content", parts))));
            var question = asking.question();
            assertThat(question.body().at("/messages/0/content/1/image_url/url").asText())
                    .isEqualTo("data:image/png;base64," + PIXEL);
            question.say("A pixel.").finish();
            answer.join().then().statusCode(200);
            assertThat(pictures.requests())
                    .extracting(ScriptedServer.Request::path)
                    .containsExactly("/moved.png", "/pixel.png");
        }
    }
}
