package dev.atelier.connections.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.connections.ChatMessage;
import dev.atelier.connections.ChatRequest;
import dev.atelier.connections.FinishReason;
import dev.atelier.connections.UpstreamEvent;
import dev.atelier.platform.error.UpstreamCause;
import dev.atelier.platform.json.Json;
import io.vertx.core.Vertx;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class DemoUpstreamTest {
    private static final Vertx VERTX = Vertx.vertx();

    private final DemoUpstream upstream = new DemoUpstream(VERTX, "Demo", 1);
    private final LinkedBlockingQueue<UpstreamEvent> events = new LinkedBlockingQueue<>();

    @AfterAll
    static void close() {
        VERTX.close();
    }

    @Test
    void the_plain_model_quotes_the_question_and_says_that_it_is_no_ai() throws Exception {
        assertThat(answer(request("demo-plain", "Why is the sky blue?", Map.of())))
                .startsWith("Demo: scripted answers, no AI.")
                .contains("“Why is the sky blue?”");
        assertThat(last()).isEqualTo(new UpstreamEvent.Finished(FinishReason.STOP));
    }

    @Test
    void max_tokens_ends_an_answer_early_and_says_so() throws Exception {
        assertThat(answer(request("demo-plain", "x", Map.of("max_tokens", 3)))).isEqualTo("Demo: scripted answers,");
        assertThat(last()).isEqualTo(new UpstreamEvent.Finished(FinishReason.LENGTH));
    }

    @Test
    void an_answer_ends_where_a_stop_appears() throws Exception {
        assertThat(answer(request("demo-plain", "x", Map.of("stop", List.of("scripted", "no AI")))))
                .isEqualTo("Demo: ");
    }

    @Test
    void echo_answers_the_request_as_json() throws Exception {
        var request = new ChatRequest(
                "demo-plain",
                List.of(ChatMessage.system("Be brief."), ChatMessage.user("/echo")),
                Map.of("max_tokens", 1, "temperature", 0),
                List.of(),
                java.util.Set.of());
        var echoed = Json.mapper().readTree(answer(request));
        assertThat(echoed.at("/messages/0/content").asText()).isEqualTo("Be brief.");
        assertThat(echoed.at("/params/temperature").isInt()).isTrue();
    }

    @Test
    void the_vision_model_says_how_large_pictures_are_and_which_colours_they_have() throws Exception {
        var shown = new ChatMessage(
                ChatMessage.Role.USER,
                List.of(
                        new ChatMessage.Part.Text("What is this?"),
                        new ChatMessage.Part.Image("image/png", flag(90, 30)),
                        new ChatMessage.Part.Image("image/png", "no picture".getBytes(StandardCharsets.UTF_8))),
                List.of(),
                null);
        var request = new ChatRequest("demo-vision", List.of(shown), Map.of(), List.of(), java.util.Set.of());
        assertThat(answer(request))
                .contains("“What is this?”")
                .contains("1. a picture of 90 × 30 pixels, 33 % blue, 33 % red, 33 % white")
                .contains("2. something that is no picture");
        assertThat(last()).isEqualTo(new UpstreamEvent.Finished(FinishReason.STOP));
    }

    @Test
    void the_vision_model_asks_for_a_picture_where_there_is_none() throws Exception {
        assertThat(answer(request("demo-vision", "What is this?", Map.of()))).contains("I was shown no picture");
    }

    /** Three bars of the same width: blue, white, red. */
    private static byte[] flag(int width, int height) throws IOException {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var colours = new int[] {0x0000FF, 0xFFFFFF, 0xFF0000};
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                image.setRGB(x, y, colours[x * 3 / width]);
            }
        }
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    @Test
    void an_unknown_model_fails() throws Exception {
        upstream.chat(request("demo-none", "x", Map.of()), events::add);
        var failed = (UpstreamEvent.Failed) events.poll(30, TimeUnit.SECONDS);
        assertThat(failed.fault().cause()).isEqualTo(UpstreamCause.MODEL_MISSING);
    }

    private UpstreamEvent last = new UpstreamEvent.Delta("none");

    private UpstreamEvent last() {
        return last;
    }

    private String answer(ChatRequest request) throws InterruptedException {
        upstream.chat(request, events::add);
        var text = new StringBuilder();
        while (true) {
            var event = events.poll(30, TimeUnit.SECONDS);
            assertThat(event).as("an event in time").isNotNull();
            switch (event) {
                case UpstreamEvent.Delta(var piece) -> text.append(piece);
                case UpstreamEvent.Reasoning r -> {}
                case UpstreamEvent.ToolCall t -> {}
                case UpstreamEvent.Usage u -> {}
                case UpstreamEvent.Finished f -> {
                    last = f;
                    return text.toString();
                }
                case UpstreamEvent.Failed f -> {
                    last = f;
                    return text.toString();
                }
            }
        }
    }

    private static ChatRequest request(String model, String question, Map<String, Object> params) {
        return new ChatRequest(model, List.of(ChatMessage.user(question)), params, List.of(), java.util.Set.of());
    }
}
