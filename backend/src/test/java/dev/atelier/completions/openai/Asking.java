package dev.atelier.completions.openai;

import dev.atelier.platform.json.Json;
import dev.atelier.testing.Api;
import dev.atelier.testing.EventStream;
import dev.atelier.testing.PlayedModels;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Somebody who asks under {@code /v1}, and an upstream with a model that answers. */
record Asking(Api.Person person, PlayedModels upstream) implements AutoCloseable {
    static final String PATH = "/v1/chat/completions";

    static Asking begin() {
        return new Asking(Api.somebody(), new PlayedModels("base"));
    }

    /** The id of the upstream's model. */
    String base() {
        return upstream.model(0);
    }

    /** The next question that reaches it. */
    PlayedModels.Question question() {
        return upstream.question(base());
    }

    @Override
    public void close() throws IOException {
        upstream.close();
    }

    /** A model of this person's. */
    String model(Map<String, Object> content) {
        var id = "m-" + UUID.randomUUID();
        var model = new HashMap<>(content);
        model.put("id", id);
        model.put("name", "Model");
        person.json().body(model).post("/api/v1/models").then().statusCode(201);
        return id;
    }

    static Map<String, Object> request(String model, Map<String, Object> more) {
        var request = new HashMap<String, Object>(
                Map.of("model", model, "messages", List.of(Map.of("role", "user", "content", "Hello"))));
        request.putAll(more);
        return request;
    }

    /** The answer comes once the upstream gave it. */
    CompletableFuture<Response> whole(String model, Map<String, Object> more) {
        return CompletableFuture.supplyAsync(
                () -> person.json().body(request(model, more)).post(PATH), Thread::startVirtualThread);
    }

    /** Opens as soon as the upstream says something. */
    CompletableFuture<EventStream> stream(String model, Map<String, Object> more) {
        var request = request(model, more);
        request.put("stream", true);
        var body = new String(Json.bytes(request), StandardCharsets.UTF_8);
        return CompletableFuture.supplyAsync(
                () -> EventStream.post(person.key(), PATH, body), Thread::startVirtualThread);
    }
}
