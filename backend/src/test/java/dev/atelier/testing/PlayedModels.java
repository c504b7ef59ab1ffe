package dev.atelier.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.atelier.platform.json.Json;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An upstream whose models say what the test makes them say, when it says so. It speaks OpenAI's protocol and is connected by the API. */
public final class PlayedModels implements AutoCloseable {
    private final ScriptedServer server = new ScriptedServer(this::serve);
    private final Map<String, BlockingQueue<Question>> asked = new ConcurrentHashMap<>();
    private final String connection;
    private final List<String> models;

    /** @param names made unique, so that tests do not meet in one database */
    public PlayedModels(String... names) {
        var mark = UUID.randomUUID().toString().substring(0, 8);
        this.models = Stream.of(names).map(name -> name + "-" + mark).toList();
        models.forEach(model -> asked.put(model, new LinkedBlockingQueue<>()));
        this.connection = Api.connection("openai", "Played " + mark, server.url() + "/v1");
    }

    /** The server looks at what is here now. */
    public ValidatableResponse refresh() {
        return Api.asAdministrator()
                .post("/api/v1/connections/" + connection + "/refresh")
                .then();
    }

    public String model(int index) {
        return models.get(index);
    }

    /** The next question that reaches a model. */
    public Question question(String model) {
        try {
            var question = asked.get(model).poll(60, TimeUnit.SECONDS);
            if (question == null) {
                throw new AssertionError(model + " was not asked");
            }
            return question;
        } catch (InterruptedException cause) {
            throw new AssertionError(cause);
        }
    }

    public boolean isAsked(String model) {
        return !asked.get(model).isEmpty();
    }

    private void serve(ScriptedServer.Request request, ScriptedServer.Reply reply) throws Exception {
        if (request.path().endsWith("/models")) {
            reply.send(200, "application/json", list());
            return;
        }
        var body = Json.mapper().readTree(request.body());
        var question = new Question(body, reply);
        asked.get(body.get("model").textValue()).add(question);
        question.over.await();
    }

    private String list() {
        return models.stream()
                .map("{\"id\":\"%s\",\"object\":\"model\"}"::formatted)
                .collect(Collectors.joining(",", "{\"object\":\"list\",\"data\":[", "]}"));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /** One request, whose answer the test gives piece by piece. */
    public static final class Question {
        private final JsonNode body;
        private final ScriptedServer.Reply reply;
        private final CountDownLatch over = new CountDownLatch(1);
        private boolean begun;

        Question(JsonNode body, ScriptedServer.Reply reply) {
            this.body = body;
            this.reply = reply;
        }

        public JsonNode body() {
            return body;
        }

        /** The conversation as it was sent, one line for each message. */
        public List<String> messages() {
            return body.get("messages")
                    .valueStream()
                    .map(message -> message.get("role").textValue() + ": "
                            + message.get("content").textValue())
                    .toList();
        }

        public Question say(String text) {
            return event(delta("content", text).toString());
        }

        public Question think(String text) {
            return event(delta("reasoning", text).toString());
        }

        /** The answer in one piece, for who did not want a stream. */
        public void whole(String text) {
            var message = Map.of("role", "assistant", "content", text);
            var choice = Map.of("index", 0, "message", message, "finish_reason", "stop");
            var body = Json.bytes(Map.of("choices", List.of(choice)));
            run(() -> reply.send(200, "application/json", new String(body, StandardCharsets.UTF_8)));
            over.countDown();
        }

        /** Calls a tool and ends. */
        public void call(String id, String tool, String arguments) {
            callAll(List.of(List.of(id, tool, arguments)));
        }

        /** @param calls id, tool and arguments of each */
        public void callAll(List<List<String>> calls) {
            var event = JsonNodeFactory.instance.objectNode();
            var list = event.putArray("choices")
                    .addObject()
                    .put("index", 0)
                    .putObject("delta")
                    .putArray("tool_calls");
            for (var call : calls) {
                list.addObject()
                        .put("index", list.size() - 1)
                        .put("id", call.get(0))
                        .put("type", "function")
                        .putObject("function")
                        .put("name", call.get(1))
                        .put("arguments", call.get(2));
            }
            event(event.toString());
            finish("tool_calls");
        }

        public void finish() {
            finish("stop");
        }

        public void finish(String reason) {
            event("{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"%s\"}]}".formatted(reason));
            event("{\"choices\":[],\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":3}}");
            event("[DONE]");
            run(reply::end);
            over.countDown();
        }

        public void cut() {
            run(reply::cut);
            over.countDown();
        }

        public void refuse(int status, String... headers) {
            run(() -> reply.send(status, "application/json", "{\"error\":{\"message\":\"no\"}}", headers));
            over.countDown();
        }

        public void refuseSaying(String words) {
            run(() -> reply.send(400, "application/json", "{\"error\":{\"message\":\"" + words + "\"}}"));
            over.countDown();
        }

        /** With a message that quotes the request, as some servers do. */
        public void refuseQuoting(int status) {
            var error = Json.bytes(Map.of("error", Map.of("message", "no: " + body.path("messages"))));
            run(() -> reply.send(status, "application/json", new String(error, StandardCharsets.UTF_8)));
            over.countDown();
        }

        /** Whether the other side hung up. */
        public boolean isLeft() throws InterruptedException {
            var left = reply.untilHangUp(Waiting.PATIENCE.toSeconds());
            over.countDown();
            return left;
        }

        /** A chunk as it goes over the wire. */
        public Question event(String data) {
            run(() -> {
                if (!begun) {
                    begun = true;
                    reply.begin("text/event-stream");
                }
                reply.chunk("data: " + data + "\n\n");
            });
            return this;
        }

        private static JsonNode delta(String field, String text) {
            var event = JsonNodeFactory.instance.objectNode();
            event.putArray("choices")
                    .addObject()
                    .put("index", 0)
                    .putObject("delta")
                    .put(field, text);
            return event;
        }

        private interface Step {
            void run() throws IOException;
        }

        private static void run(Step step) {
            try {
                step.run();
            } catch (IOException cause) {
                throw new AssertionError(cause);
            }
        }
    }
}
