package dev.atelier.testing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.platform.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An upstream of either kind that answers everything with the same few words at once, and keeps what it was asked. */
public final class Recorder implements AutoCloseable {
    public static final String WORDS = "Noted.";

    /** What it speaks. */
    public enum Kind {
        OLLAMA("", "/api/chat"),
        OPENAI("/v1", "/v1/chat/completions");

        private final String below;
        private final String chat;

        Kind(String below, String chat) {
            this.below = below;
            this.chat = chat;
        }
    }

    private final ScriptedServer server = new ScriptedServer(this::serve);
    private final List<JsonNode> asked = new CopyOnWriteArrayList<>();
    private final Kind kind;
    private final List<String> models;
    private final String connection;

    /** @param names made unique, so that tests do not meet in one database */
    public Recorder(Kind kind, String... names) {
        var mark = UUID.randomUUID().toString().substring(0, 8);
        this.kind = kind;
        this.models = Stream.of(names).map(name -> name + "-" + mark).toList();
        this.connection = Api.connection(
                kind.name().toLowerCase(java.util.Locale.ROOT), "Recorder " + mark, server.url() + kind.below);
    }

    public String model(int index) {
        return models.get(index) + (kind == Kind.OLLAMA ? ":latest" : "");
    }

    /** The bodies of all requests for an answer, in their order. */
    public List<JsonNode> asked() {
        return asked;
    }

    public List<JsonNode> asked(String model) {
        return asked.stream()
                .filter(body -> body.path("model").asText().equals(model))
                .toList();
    }

    private void serve(ScriptedServer.Request request, ScriptedServer.Reply reply) throws Exception {
        if (request.path().equals(kind.chat)) {
            asked.add(Json.mapper().readTree(request.body()));
            answer(reply);
        } else {
            reply.send(200, "application/json", list());
        }
    }

    private void answer(ScriptedServer.Reply reply) throws IOException {
        switch (kind) {
            case OLLAMA -> reply.send(200, "application/x-ndjson", """
                        {"message":{"role":"assistant","content":"%s"},"done":false}
                        {"message":{"role":"assistant","content":""},"done":true,"done_reason":"stop"}
                        """.formatted(WORDS));
            case OPENAI -> reply.send(200, "text/event-stream", """
                        data: {"choices":[{"index":0,"delta":{"content":"%s"},"finish_reason":"stop"}]}

                        data: [DONE]

                        """.formatted(WORDS));
        }
    }

    private String list() {
        return switch (kind) {
            case OLLAMA ->
                models.stream()
                        .map("{\"name\":\"%s:latest\",\"capabilities\":[\"completion\",\"vision\"]}"::formatted)
                        .collect(Collectors.joining(",", "{\"version\":\"0.33.0\",\"models\":[", "]}"));
            case OPENAI ->
                models.stream()
                        .map("{\"id\":\"%s\",\"object\":\"model\"}"::formatted)
                        .collect(Collectors.joining(",", "{\"object\":\"list\",\"data\":[", "]}"));
        };
    }

    @Override
    public void close() throws IOException {
        Api.asAdministrator().delete("/api/v1/connections/" + connection);
        server.close();
    }
}
