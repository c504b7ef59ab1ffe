package dev.atelier.chats;

import dev.atelier.testing.Api;
import dev.atelier.testing.PlayedModels;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Somebody's chat with models that scripts belong to. */
record Scripted(PlayedModels upstream, Talk talk) implements AutoCloseable {
    static final String SHOUTS = """
            export const inlet = (messages) => messages.map((m) => ({ ...m, content: m.content.toUpperCase() }));
            export const stream = (piece, { state, end }) => {
              const text = (state ?? '') + piece;
              const cut = end ? text.length : text.lastIndexOf(' ') + 1;
              return { text: text.slice(0, cut).replaceAll('day', 'night'), state: text.slice(cut) };
            };""";

    static Scripted begin() {
        return new Scripted(new PlayedModels("base"), Talk.begin());
    }

    static String script(Api.Person author, String kind, String code, Map<String, Object> more) {
        var body = new HashMap<String, Object>(
                Map.of("kind", kind, "source", "script", "name", "Script", "access", Map.of("visibility", "public")));
        body.put("definition", Map.of("code", code));
        body.putAll(more);
        return author.json()
                .body(body)
                .post("/api/v1/extensions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    static String script(String kind, String code, Map<String, Object> more) {
        return script(administrator(), kind, code, more);
    }

    static Api.Person administrator() {
        Api.asAdministrator();
        return new Api.Person("", "", Api.administratorKey());
    }

    /** @param field one of {@code tool_ids, filter_ids, action_ids} */
    String model(String field, String id) {
        return model(field, List.of(id));
    }

    String model(String field, List<String> ids) {
        var model = "m-" + UUID.randomUUID();
        talk.person()
                .json()
                .body(Map.of("id", model, "name", "M", "base_model_id", upstream.model(0), field, ids))
                .post("/api/v1/models")
                .then()
                .statusCode(201);
        return model;
    }

    PlayedModels.Question sent() {
        return upstream.question(upstream.model(0));
    }

    CompletableFuture<Response> called(Map<String, Object> more, String model) {
        var body = new HashMap<String, Object>(
                Map.of("model", model, "messages", List.of(Map.of("role", "user", "content", "hello"))));
        body.putAll(more);
        return CompletableFuture.supplyAsync(
                () -> talk.person().json().body(body).post("/v1/chat/completions"),
                task -> Thread.ofVirtual().start(task));
    }

    static String lastTold(PlayedModels.Question question) {
        return question.body()
                .path("messages")
                .valueStream()
                .toList()
                .getLast()
                .path("content")
                .asText();
    }

    @Override
    public void close() throws IOException {
        upstream.close();
    }
}
