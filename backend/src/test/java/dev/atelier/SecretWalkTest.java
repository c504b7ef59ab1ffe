package dev.atelier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.atelier.testing.Api;
import dev.atelier.testing.ApiDocument;
import dev.atelier.testing.EventStream;
import dev.atelier.testing.PlayedModels;
import dev.atelier.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import io.restassured.response.Response;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A word is planted in everything of a model that is not for those who may only use it, and looked for in every answer of every operation
 * of the OpenAPI document.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SecretWalkTest {
    private final String secret = "secret" + UUID.randomUUID().toString().substring(0, 8);
    private final String id = "m-" + UUID.randomUUID();
    private PlayedModels played;
    private String base;
    private Api.Person owner;
    private Api.Person user;
    private Api.Person colleague;
    private String chat;
    private String document;
    private String collection;

    /** One operation, with the ids of this test in its path. */
    private record Operation(Method method, String path, boolean isSearchable) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @BeforeEach
    void a_word_is_planted_everywhere() {
        played = new PlayedModels("base");
        base = played.model(0);
        owner = Api.somebody();
        user = Api.somebody();
        colleague = Api.somebody();
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

    @AfterEach
    void the_upstream_goes() throws Exception {
        played.close();
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

    @Test
    void it_is_there_for_who_may_read() {
        assertThat(colleague.json().get("/api/v1/models/" + id).asString()).contains(secret);
        assertThat(colleague.json().get("/api/v1/models/" + id + "/export").asString())
                .contains(secret);
        assertThat(colleague.json().get("/api/v1/models/" + id + "/versions/1").asString())
                .contains(secret);
        for (var part : List.of("", "/text", "/content", "/passages", "/passages/0")) {
            assertThat(colleague
                            .json()
                            .get("/api/v1/documents/" + document + part)
                            .asString())
                    .as(part)
                    .contains(secret);
        }
        for (var part : List.of("/documents", "/folders")) {
            assertThat(colleague
                            .json()
                            .get("/api/v1/knowledge/" + collection + part)
                            .asString())
                    .as(part)
                    .contains(secret);
        }
        assertThat(colleague
                        .json()
                        .body(query())
                        .post("/api/v1/knowledge/query")
                        .asString())
                .contains(secret);
    }

    private String query() {
        return "{\"knowledge_ids\": [\"%s\"], \"document_ids\": [\"%s\"], \"query\": \"What may nobody ever say?\"}"
                .formatted(collection, document);
    }

    @Test
    void no_operation_tells_it_to_who_may_only_use_the_model() {
        for (var model : List.of(id, base)) {
            operations(model).forEach(operation -> assertSilent(operation.toString(), call(user, operation, "")));
        }
        for (var path : List.of(
                "/api/v1/models/export?id=" + id,
                "/api/v1/models/export?id=" + base,
                "/api/v1/models/export",
                "/api/v1/models?limit=200",
                "/api/v1/catalog?limit=200",
                "/api/v1/models/tags",
                "/api/v1/models?q=" + id)) {
            assertSilent(path, user.json().get(path));
        }
        for (var mode : List.of("skip", "update", "rename")) {
            var file = "[{\"id\": \"%s\", \"name\": \"x\", \"base_model_id\": \"%s\", \"params\": {}, \"meta\": {}}]"
                    .formatted(id, base);
            assertSilent(mode, user.json().body(file).post("/api/v1/models/import?dry_run=true&mode=" + mode));
        }
        for (var action : List.of("hide", "delete")) {
            assertSilent(
                    action,
                    user.json()
                            .body(Map.of("ids", List.of(id, base), "action", action))
                            .post("/api/v1/models/bulk"));
        }
    }

    @Test
    void no_list_is_searched_by_what_it_does_not_show() {
        var searchable = operations(id).filter(Operation::isSearchable).toList();
        assertThat(searchable).hasSizeGreaterThan(3);
        for (var operation : searchable) {
            var answer = call(user, operation, "?q=" + secret);
            if (answer.statusCode() == 200) {
                assertThat(answer.<List<?>>path("items"))
                        .as(operation.toString())
                        .isEmpty();
            }
        }
    }

    @Test
    void neither_a_chat_with_the_model_nor_its_problems_tell_it() {
        for (var model : List.of(id, base)) {
            var turn =
                    "{\"content\": [{\"type\": \"text\", \"text\": \"Hello\"}], \"models\": [\"%s\"]}".formatted(model);
            try (var stream = EventStream.post(user.key(), "/api/v1/chats/" + chat + "/turns", turn)) {
                var question = played.question(base);
                assertThat(question.body().toString()).contains(model.equals(id) ? "In a document stands" : secret);
                question.say("Good morning").finish();
                assertThat(stream.toEnd().toString()).contains("Good morning").doesNotContain(secret);
            }
            try (var stream = EventStream.post(user.key(), "/api/v1/chats/" + chat + "/turns", turn)) {
                played.question(base).refuseQuoting(500);
                assertThat(stream.toEnd().toString()).contains("failed").doesNotContain(secret);
            }
        }
        assertSilent("the chat", user.json().get("/api/v1/chats/" + chat));
    }

    @Test
    void neither_an_answer_under_v1_nor_its_errors_tell_it() {
        assertSilent("/v1/models", user.json().get("/v1/models"));
        for (var model : List.of(id, base)) {
            for (var stream : List.of(false, true)) {
                var request =
                        "{\"model\": \"%s\", \"stream\": %s, \"messages\": [{\"role\": \"user\", \"content\": \"Hello\"}]}"
                                .formatted(model, stream);
                var said =
                        answer(request, question -> question.say("Good morning").finish());
                assertThat(said.asString() + said.headers())
                        .contains("Good morning")
                        .doesNotContain(secret);
                var refused = answer(request, question -> question.refuseQuoting(500));
                assertThat(refused.statusCode()).isEqualTo(502);
                assertThat(refused.asString() + refused.headers()).doesNotContain(secret);
            }
        }
    }

    private Response answer(String request, Consumer<PlayedModels.Question> upstream) {
        var answer =
                CompletableFuture.supplyAsync(() -> user.json().body(request).post("/v1/chat/completions"));
        var question = played.question(base);
        assertThat(question.body().toString()).contains(secret);
        upstream.accept(question);
        return answer.join();
    }

    @Test
    void what_a_chat_would_send_is_told_to_who_may_read_the_model_alone() {
        var theirs = colleague.json().body("{}").post("/api/v1/chats").<String>path("id");
        var content = List.of(Map.of("type", "text", "text", "Hello"));
        for (var model : List.of(id, base)) {
            var asked = Map.of("model", model, "content", content);
            var refused = user.json().body(asked).post("/api/v1/chats/" + chat + "/explain");
            assertSilent("explain", refused);
            assertThat(refused.statusCode()).isEqualTo(403);
            user.json()
                    .body(asked)
                    .post("/api/v1/chats/" + theirs + "/explain")
                    .then()
                    .statusCode(404);
        }
        var told = colleague.json().body(Map.of("model", id)).post("/api/v1/chats/" + theirs + "/explain");
        assertThat(told.asString()).contains(secret);
    }

    @Test
    void a_grantee_who_may_only_use_it_does_not_learn_who_else_may() {
        for (var path : List.of("/api/v1/models/" + id, "/api/v1/models?q=" + id, "/api/v1/catalog?q=" + id)) {
            assertThat(user.json().get(path).asString()).contains(id).doesNotContain(colleague.id());
        }
    }

    @Test
    void for_who_may_nothing_the_model_does_not_exist() {
        var stranger = Api.somebody();
        var operations = operations(id)
                .filter(operation -> operation.path().startsWith("/api/v1/models/" + id))
                .toList();
        assertThat(operations).hasSizeGreaterThan(15);
        for (var operation : operations) {
            var there = call(stranger, operation, "");
            assertThat(there.statusCode())
                    .as(operation + " " + there.asString())
                    .isEqualTo(404);
            var nowhere = call(
                    stranger, new Operation(operation.method(), operation.path().replace(id, "nowhere"), false), "");
            assertThat(there.asString().replace(id, "nowhere").replaceAll("[0-9a-f]{16}", ""))
                    .as(operation.toString())
                    .isEqualTo(nowhere.asString().replaceAll("[0-9a-f]{16}", ""));
        }
        for (var path : List.of("/api/v1/models?q=" + id, "/api/v1/catalog?q=" + id)) {
            stranger.json().get(path).then().body("total", equalTo(0));
        }
        assertThat(stranger.json().get("/api/v1/models/export").asString()).doesNotContain(id);
    }

    private void assertSilent(String what, Response answer) {
        assertThat(answer.asString() + answer.headers()).as(what).doesNotContain(secret);
        assertThat(answer.statusCode()).as(what).isLessThan(500);
    }

    /** Streams are read as streams elsewhere in this test; what ends things comes last. */
    private Stream<Operation> operations(String model) {
        return ApiDocument.operations().stream()
                .filter(operation -> !operation.path().endsWith("/events")
                        && !operation.path().endsWith("/turns")
                        && !operation.path().startsWith("/api/v1/auth/"))
                .map(operation -> new Operation(
                        Method.valueOf(operation.method()),
                        filled(operation.path(), model),
                        operation.query().stream()
                                .anyMatch(parameter -> parameter.name().equals("q"))))
                .sorted(Comparator.comparing((Operation operation) -> operation.method() == Method.DELETE)
                        .thenComparing(Operation::toString));
    }

    private String filled(String path, String model) {
        var subject = path.startsWith("/api/v1/chats/")
                ? chat
                : path.startsWith("/api/v1/documents/")
                        ? document
                        : path.startsWith("/api/v1/knowledge/")
                                ? collection
                                : path.contains("models/{id}")
                                        ? model
                                        : UUID.randomUUID().toString();
        return path.replace("{id}", subject)
                .replace("{n}", "1")
                .replace("{position}", "0")
                .replace("{name}", model)
                .replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
    }

    private Response call(Api.Person person, Operation operation, String query) {
        var request = person.json();
        return switch (operation.method()) {
            case GET, DELETE -> request.request(operation.method(), operation.path() + query);
            case PUT ->
                operation.path().endsWith("/avatar")
                        ? request.contentType("image/png").body(new byte[] {1}).put(operation.path())
                        : request.body("{\"name\": \"x\"}").put(operation.path());
            default -> request.body(body(operation)).request(operation.method(), operation.path() + query);
        };
    }

    private String body(Operation operation) {
        if (operation.path().equals("/api/v1/knowledge/query")) {
            return query();
        }
        return operation.path().endsWith("/explain")
                ? "{\"messages\": [{\"role\": \"user\", \"content\": \"Hello\"}]}"
                : "{}";
    }
}
