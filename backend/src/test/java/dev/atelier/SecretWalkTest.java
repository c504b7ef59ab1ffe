package dev.atelier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.atelier.testing.Api;
import dev.atelier.testing.EventStream;
import dev.atelier.testing.PlayedModels;
import dev.atelier.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
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
    private PlantedWord planted;
    private OperationWalk walk;
    private String secret;

    @BeforeEach
    void a_word_is_planted_everywhere() {
        planted = new PlantedWord();
        walk = new OperationWalk(planted);
        secret = planted.secret;
    }

    @AfterEach
    void its_upstream_goes() throws Exception {
        planted.close();
    }

    @Test
    void it_is_there_for_who_may_read() {
        assertThat(planted.colleague.json().get("/api/v1/models/" + planted.id).asString())
                .contains(secret);
        assertThat(planted.colleague
                        .json()
                        .get("/api/v1/models/" + planted.id + "/export")
                        .asString())
                .contains(secret);
        assertThat(planted.colleague
                        .json()
                        .get("/api/v1/models/" + planted.id + "/versions/1")
                        .asString())
                .contains(secret);
        for (var part : List.of("", "/text", "/content", "/passages", "/passages/0")) {
            assertThat(planted.colleague
                            .json()
                            .get("/api/v1/documents/" + planted.document() + part)
                            .asString())
                    .as(part)
                    .contains(secret);
        }
        for (var part : List.of("/documents", "/folders")) {
            assertThat(planted.colleague
                            .json()
                            .get("/api/v1/knowledge/" + planted.collection() + part)
                            .asString())
                    .as(part)
                    .contains(secret);
        }
        assertThat(planted.colleague
                        .json()
                        .body(planted.query())
                        .post("/api/v1/knowledge/query")
                        .asString())
                .contains(secret);
    }

    @Test
    void no_operation_tells_it_to_who_may_only_use_the_model() {
        for (var model : List.of(planted.id, planted.base)) {
            walk.operations(model)
                    .forEach(operation -> assertSilent(operation.toString(), walk.call(planted.user, operation, "")));
        }
        for (var path : List.of(
                "/api/v1/models/export?id=" + planted.id,
                "/api/v1/models/export?id=" + planted.base,
                "/api/v1/models/export",
                "/api/v1/models?limit=200",
                "/api/v1/catalog?limit=200",
                "/api/v1/models/tags",
                "/api/v1/models?q=" + planted.id)) {
            assertSilent(path, planted.user.json().get(path));
        }
        for (var mode : List.of("skip", "update", "rename")) {
            var file = "[{\"id\": \"%s\", \"name\": \"x\", \"base_model_id\": \"%s\", \"params\": {}, \"meta\": {}}]"
                    .formatted(planted.id, planted.base);
            assertSilent(mode, planted.user.json().body(file).post("/api/v1/models/import?dry_run=true&mode=" + mode));
        }
        for (var action : List.of("hide", "delete")) {
            assertSilent(
                    action,
                    planted.user
                            .json()
                            .body(Map.of("ids", List.of(planted.id, planted.base), "action", action))
                            .post("/api/v1/models/bulk"));
        }
    }

    @Test
    void no_list_is_searched_by_what_it_does_not_show() {
        var searchable = walk.operations(planted.id)
                .filter(OperationWalk.Operation::isSearchable)
                .toList();
        assertThat(searchable).hasSizeGreaterThan(3);
        for (var operation : searchable) {
            var answer = walk.call(planted.user, operation, "?q=" + secret);
            if (answer.statusCode() == 200) {
                assertThat(answer.<List<?>>path("items"))
                        .as(operation.toString())
                        .isEmpty();
            }
        }
    }

    @Test
    void neither_a_chat_with_the_model_nor_its_problems_tell_it() {
        for (var model : List.of(planted.id, planted.base)) {
            var turn =
                    "{\"content\": [{\"type\": \"text\", \"text\": \"Hello\"}], \"models\": [\"%s\"]}".formatted(model);
            try (var stream = EventStream.post(planted.user.key(), "/api/v1/chats/" + planted.chat + "/turns", turn)) {
                var question = planted.played.question(planted.base);
                assertThat(question.body().toString())
                        .contains(model.equals(planted.id) ? "In a document stands" : secret);
                question.say("Good morning").finish();
                assertThat(stream.toEnd().toString()).contains("Good morning").doesNotContain(secret);
            }
            try (var stream = EventStream.post(planted.user.key(), "/api/v1/chats/" + planted.chat + "/turns", turn)) {
                planted.played.question(planted.base).refuseQuoting(500);
                assertThat(stream.toEnd().toString()).contains("failed").doesNotContain(secret);
            }
        }
        assertSilent("the chat", planted.user.json().get("/api/v1/chats/" + planted.chat));
    }

    @Test
    void neither_an_answer_under_v1_nor_its_errors_tell_it() {
        assertSilent("/v1/models", planted.user.json().get("/v1/models"));
        for (var model : List.of(planted.id, planted.base)) {
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
        var answer = CompletableFuture.supplyAsync(
                () -> planted.user.json().body(request).post("/v1/chat/completions"));
        var question = planted.played.question(planted.base);
        assertThat(question.body().toString()).contains(secret);
        upstream.accept(question);
        return answer.join();
    }

    @Test
    void what_a_chat_would_send_is_told_to_who_may_read_the_model_alone() {
        var theirs = planted.colleague.json().body("{}").post("/api/v1/chats").<String>path("id");
        var content = List.of(Map.of("type", "text", "text", "Hello"));
        for (var model : List.of(planted.id, planted.base)) {
            var asked = Map.of("model", model, "content", content);
            var refused = planted.user.json().body(asked).post("/api/v1/chats/" + planted.chat + "/explain");
            assertSilent("explain", refused);
            assertThat(refused.statusCode()).isEqualTo(403);
            planted.user
                    .json()
                    .body(asked)
                    .post("/api/v1/chats/" + theirs + "/explain")
                    .then()
                    .statusCode(404);
        }
        var told =
                planted.colleague.json().body(Map.of("model", planted.id)).post("/api/v1/chats/" + theirs + "/explain");
        assertThat(told.asString()).contains(secret);
    }

    @Test
    void a_grantee_who_may_only_use_it_does_not_learn_who_else_may() {
        for (var path : List.of(
                "/api/v1/models/" + planted.id, "/api/v1/models?q=" + planted.id, "/api/v1/catalog?q=" + planted.id)) {
            assertThat(planted.user.json().get(path).asString())
                    .contains(planted.id)
                    .doesNotContain(planted.colleague.id());
        }
    }

    @Test
    void for_who_may_nothing_the_model_does_not_exist() {
        var stranger = Api.somebody();
        var operations = walk.operations(planted.id)
                .filter(operation -> operation.path().startsWith("/api/v1/models/" + planted.id))
                .toList();
        assertThat(operations).hasSizeGreaterThan(15);
        for (var operation : operations) {
            var there = walk.call(stranger, operation, "");
            assertThat(there.statusCode())
                    .as(operation + " " + there.asString())
                    .isEqualTo(404);
            var nowhere = walk.call(
                    stranger,
                    new OperationWalk.Operation(
                            operation.method(), operation.path().replace(planted.id, "nowhere"), false),
                    "");
            assertThat(there.asString().replace(planted.id, "nowhere").replaceAll("[0-9a-f]{16}", ""))
                    .as(operation.toString())
                    .isEqualTo(nowhere.asString().replaceAll("[0-9a-f]{16}", ""));
        }
        for (var path : List.of("/api/v1/models?q=" + planted.id, "/api/v1/catalog?q=" + planted.id)) {
            stranger.json().get(path).then().body("total", equalTo(0));
        }
        assertThat(stranger.json().get("/api/v1/models/export").asString()).doesNotContain(planted.id);
    }

    private void assertSilent(String what, Response answer) {
        assertThat(answer.asString() + answer.headers()).as(what).doesNotContain(secret);
        assertThat(answer.statusCode()).as(what).isLessThan(500);
    }
}
