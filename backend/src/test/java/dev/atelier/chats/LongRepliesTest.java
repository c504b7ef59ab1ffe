package dev.atelier.chats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.atelier.completions.openai.BoundsTest;
import dev.atelier.testing.PlayedModels;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Replies and readers at their limits, which are small here. */
@QuarkusTest
@TestProfile(BoundsTest.Narrow.class)
class LongRepliesTest {
    private static final int LIMIT = BoundsTest.Narrow.LONGEST_REPLY;

    private PlayedModels models;
    private Talk talk;
    private String a;

    @BeforeEach
    void a_model_and_a_chat() {
        models = new PlayedModels("a");
        a = models.model(0);
        talk = Talk.begin();
    }

    @AfterEach
    void the_model_goes() throws Exception {
        models.close();
    }

    @Test
    void a_reply_that_grows_without_end_is_ended_and_kept_as_far_as_it_came() throws InterruptedException {
        try (var stream = talk.ask("Hello", a)) {
            var question = models.question(a);
            var piece = "я".repeat(128 << 10);
            for (var told = 0; told <= LIMIT; told += 256 << 10) {
                question.say(piece);
            }
            assertThat(question.isLeft()).isTrue();
            var events = stream.until("failed");
            assertThat(events.getLast().text("problem.type")).isEqualTo("reply-too-long");
            var reply = Talk.replyId(events, 0);
            var text = Talk.told(events, reply);
            assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(LIMIT, LIMIT + (256 << 10));
            assertThat(talk.textOf(reply)).isEqualTo(text);
        }
    }

    @Test
    void a_reader_that_takes_nothing_neither_slows_the_reply_nor_stays_for_ever() throws Exception {
        try (var stalled = stalledReader()) {
            var question = models.question(a);
            try (var quick = talk.listen()) {
                assertThat(quick.next().name())
                        .isIn("snapshot", "turn"); // the model is asked while the turn is being stored
                var started = System.nanoTime();
                for (var i = 0; i < 48; i++) {
                    question.say("x".repeat(128 << 10));
                }
                question.finish();
                quick.until("finished");
                assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(10));
            }
            talk.read().then().body("messages[1].state", equalTo("done"));
            assertThat(isCut(stalled)).isTrue();
        }
    }

    private Socket stalledReader() throws Exception {
        var socket = new Socket();
        socket.setReceiveBufferSize(4 << 10);
        socket.connect(new java.net.InetSocketAddress("127.0.0.1", io.restassured.RestAssured.port));
        var body = "{\"content\":[{\"type\":\"text\",\"text\":\"Hello\"}],\"models\":[\"" + a + "\"]}";
        OutputStream out = socket.getOutputStream();
        out.write(("POST " + talk.path() + "/turns HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                        + talk.person().key() + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                        + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.UTF_8));
        out.flush();
        return socket;
    }

    /** Once the server gives up, what lies in the buffers can still be read, and then the end comes without the stream's own. */
    private static boolean isCut(Socket socket) throws Exception {
        Thread.sleep(Duration.ofSeconds(2)); // the reader's stall is what is tried
        socket.setSoTimeout(5_000);
        var tail = "";
        try (var in = socket.getInputStream()) {
            var buffer = new byte[64 << 10];
            for (var n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                tail = new String(buffer, 0, n, StandardCharsets.UTF_8);
            }
        } catch (java.net.SocketException reset) {
            return true;
        }
        return !tail.contains("event: done");
    }
}
