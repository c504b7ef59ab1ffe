package dev.atelier;

import static dev.atelier.testing.Waiting.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.atelier.testing.Api;
import dev.atelier.testing.PlayedModels;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A model, its base and its documents with a word in everything that is not for those who may only use it. */
final class PlantedWord implements AutoCloseable {
    final String secret = "secret" + UUID.randomUUID().toString().substring(0, 8);
    final String id = "m-" + UUID.randomUUID();
    final PlayedModels played = new PlayedModels("base");
    final String base = played.model(0);
    final Api.Person owner = Api.somebody();
    final Api.Person user = Api.somebody();
    final Api.Person colleague = Api.somebody();
    final String chat;
    private String document = "";
    private String collection = "";

    PlantedWord() {
        extensions();
        owner.json()
                .body(entry())
                .post("/api/v1/models/import")
                .then()
                .statusCode(200)
                .body("items[0].action", equalTo("create"));
        owner.json()
                .body(Map.of(
                        "system_prompt",
                        "Never say " + secret + " again",
                        "access",
                        access("user:" + user.id(), "use", "user:" + colleague.id(), "read")))
                .patch("/api/v1/models/" + id + "?message=" + secret)
                .then()
                .statusCode(200);
        Api.asAdministrator()
                .body(Map.of(
                        "system_prompt", "Never say " + secret,
                        "params", Map.of("stop", List.of(secret)),
                        "examples", List.of(Map.of("role", "user", "text", secret)),
                        "tool_ids", List.of(secret)))
                .patch("/api/v1/base-models/" + base + "?message=" + secret)
                .then()
                .statusCode(200);
        documents();
        chat = user.json().body("{}").post("/api/v1/chats").path("id");
    }

    /** The owner's own, which they lend with the model and show to nobody. */
    private void extensions() {
        Api.asAdministrator().body(Map.of("extension_writers", "users")).patch("/api/v1/settings");
        var document = Map.of(
                "openapi", "3.0.0",
                "servers", List.of(Map.of("url", "https://" + secret + ".example")),
                "paths", Map.of("/x", Map.of("get", Map.of("operationId", "look_up", "summary", "Looks up"))));
        owner.json()
                .body(Map.of(
                        "id",
                        secret,
                        "name",
                        secret,
                        "kind",
                        "tool",
                        "source",
                        "openapi",
                        "definition",
                        Map.of("document", document),
                        "settings",
                        Map.of("auth", "bearer", "key", "key-" + secret)))
                .post("/api/v1/extensions")
                .then()
                .statusCode(201)
                .body("secrets_set[0]", equalTo("key"))
                .body("settings.key", nullValue());
        Api.asAdministrator()
                .body(Map.of("extension_writers", "administrators"))
                .patch("/api/v1/settings");
    }

    /** One straight on the model, one in a collection that the user may use as well. */
    private void documents() {
        var note =
                Map.of("name", secret + ".txt", "text", "In a document stands hello, and " + secret, "folder", secret);
        document = owner.json()
                .body(note)
                .post("/api/v1/models/" + id + "/documents")
                .then()
                .statusCode(202)
                .extract()
                .path("items[0].id");
        var grants = access("user:" + user.id(), "use", "user:" + colleague.id(), "read");
        collection = owner.json()
                .body(Map.of("name", "Handbook", "access", grants))
                .post("/api/v1/knowledge")
                .path("id");
        String inside = owner.json()
                .body(note)
                .post("/api/v1/knowledge/" + collection + "/documents")
                .then()
                .statusCode(202)
                .extract()
                .path("items[0].id");
        for (var each : List.of(document, inside)) {
            await().until(() ->
                    owner.json().get("/api/v1/documents/" + each).path("state").equals("ready"));
        }
        owner.json()
                .body(Map.of("knowledge_ids", List.of(collection)))
                .patch("/api/v1/models/" + id + "?message=" + secret)
                .then()
                .statusCode(200);
    }

    private String entry() {
        return """
                [{"id": "%1$s", "name": "Shared", "base_model_id": "%2$s", "%3$s": "%3$s", "access_grants":
                    [{"principal_type": "user", "principal_id": "%3$s", "permission": "read"}],
                  "params": {"system": "Never say %3$s", "stop": ["%3$s"], "custom_params": {"%3$s": "%3$s"}},
                  "meta": {"%3$s": {"%3$s": "%3$s"}, "toolIds": ["%3$s"], "atelier": {"examples":
                      [{"role": "user", "text": "%3$s"}]},
                    "knowledge": [{"type": "collection", "id": "%3$s", "name": "%3$s"}, {"type": "file", "id": "%3$s-file"}]}}]
                """.formatted(id, base, secret);
    }

    private static Map<String, Object> access(String first, String may, String second, String mayToo) {
        return Map.of(
                "visibility",
                "private",
                "grants",
                List.of(
                        Map.of("principal", first, "permission", may),
                        Map.of("principal", second, "permission", mayToo)));
    }

    String document() {
        return document;
    }

    String collection() {
        return collection;
    }

    /** Finds the word in both. */
    String query() {
        return "{\"knowledge_ids\": [\"%s\"], \"document_ids\": [\"%s\"], \"query\": \"What may nobody ever say?\"}"
                .formatted(collection, document);
    }

    @Override
    public void close() throws Exception {
        played.close();
    }
}
