package dev.atelier.chats;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.platform.json.Json;
import dev.atelier.testing.Api;
import dev.atelier.testing.ScriptedServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** An upstream of either kind that answers {@code Yes.} to everything and keeps what it was sent. Its models see, or they do not. */
final class KeptRequests implements AutoCloseable {
    /** How one kind of upstream lists its models and writes an answer. */
    enum Kind {
        OLLAMA(
                "",
                "application/x-ndjson",
                "{\"message\":{\"role\":\"assistant\",\"content\":\"Yes.\"},\"done\":true,\"done_reason\":\"%s\",\"prompt_eval_count\":5,\"eval_count\":2}\n"),
        OPENAI("/v1", "text/event-stream", """
                data: {"choices":[{"index":0,"delta":{"content":"Yes."},"finish_reason":"%s"}]}

                data: {"choices":[],"usage":{"prompt_tokens":5,"completion_tokens":2}}

                data: [DONE]

                """);

        private final String path;
        private final String type;
        private final String answer;

        Kind(String path, String type, String answer) {
            this.path = path;
            this.type = type;
            this.answer = answer;
        }

        private String list(String seeing, String blind) {
            return this == OLLAMA
                    ? "{\"models\":[{\"name\":\"%s\",\"capabilities\":[\"completion\",\"vision\"]},{\"name\":\"%s\",\"capabilities\":[\"completion\"]}]}"
                            .formatted(seeing, blind)
                    : "{\"data\":[{\"id\":\"%s\",\"capabilities\":{\"vision\":true}},{\"id\":\"%s\",\"capabilities\":{\"vision\":false}}]}"
                            .formatted(seeing, blind);
        }

        /** A question as it goes over the wire. */
        String question(String text, byte[]... pictures) {
            var message = Json.mapper().createObjectNode().put("role", "user");
            if (this == OLLAMA || pictures.length == 0) {
                message.put("content", text);
                for (var picture : pictures) {
                    message.withArray("images").add(base64(picture));
                }
                return message.toString();
            }
            var parts = message.putArray("content");
            parts.addObject().put("type", "text").put("text", text);
            for (var picture : pictures) {
                parts.addObject()
                        .put("type", "image_url")
                        .putObject("image_url")
                        .put("url", "data:image/png;base64," + base64(picture));
            }
            return message.toString();
        }

        private static String base64(byte[] bytes) {
            return java.util.Base64.getEncoder().encodeToString(bytes);
        }
    }

    final String seeing;
    final String blind;

    /** Why it says that its answers end. */
    volatile String reason = "stop";

    private final Kind kind;
    private final ScriptedServer server = new ScriptedServer(this::serve);
    private final String connection;

    KeptRequests(Kind kind) {
        var mark = UUID.randomUUID().toString().substring(0, 8);
        this.kind = kind;
        this.seeing = "seeing-" + mark;
        this.blind = "blind-" + mark;
        this.connection = Api.connection(
                kind.name().toLowerCase(java.util.Locale.ROOT), "Kept " + mark, server.url() + kind.path);
    }

    private void serve(ScriptedServer.Request request, ScriptedServer.Reply reply) throws IOException {
        switch (request.path()) {
            case "/api/version" -> reply.send(200, "application/json", "{\"version\":\"0.33.0\"}");
            case "/api/tags", "/v1/models" -> reply.send(200, "application/json", kind.list(seeing, blind));
            default -> reply.send(200, kind.type, kind.answer.formatted(reason));
        }
    }

    /** The messages of the last request that asked for an answer, each as it came over the wire. */
    List<String> last() {
        return bodies().getLast();
    }

    /** The questions among them. */
    List<String> lastAsked() {
        return last().stream()
                .filter(message -> message.startsWith("{\"role\":\"user\""))
                .toList();
    }

    private List<List<String>> bodies() {
        var bodies = new ArrayList<List<String>>();
        for (var request : server.requests()) {
            if (request.path().contains("chat")) {
                bodies.add(read(request.body())
                        .get("messages")
                        .valueStream()
                        .map(JsonNode::toString)
                        .collect(Collectors.toList()));
            }
        }
        return bodies;
    }

    private static JsonNode read(String body) {
        try {
            return Json.mapper().readTree(body);
        } catch (com.fasterxml.jackson.core.JsonProcessingException malformed) {
            throw new AssertionError(malformed);
        }
    }

    @Override
    public void close() throws IOException {
        Api.asAdministrator().delete("/api/v1/connections/" + connection);
        server.close();
    }
}
