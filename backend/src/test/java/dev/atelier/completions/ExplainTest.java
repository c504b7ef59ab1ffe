package dev.atelier.completions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.atelier.platform.json.Json;
import dev.atelier.testing.Api;
import dev.atelier.testing.PlayedModels;
import dev.atelier.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ExplainTest {
    private final String id = "explained-" + UUID.randomUUID();
    private final String at = "/api/v1/models/" + id;

    @Test
    void the_request_is_the_one_that_is_sent() throws IOException {
        try (var upstream = new PlayedModels("base")) {
            create(upstream.model(0));
            var explained = Json.mapper()
                    .readTree(Api.asAdministrator()
                            .body(Map.of("messages", List.of(Map.of("role", "user", "content", "Hello"))))
                            .post(at + "/explain")
                            .asString());
            String chat =
                    Api.asAdministrator().body(Map.of()).post("/api/v1/chats").path("id");
            Api.asAdministrator()
                    .header("Accept", "application/json")
                    .body(Map.of("models", List.of(id), "content", List.of(Map.of("type", "text", "text", "Hello"))))
                    .post("/api/v1/chats/" + chat + "/turns")
                    .then()
                    .statusCode(202);
            var question = upstream.question(upstream.model(0));
            assertThat(explained.path("request")).isEqualTo(question.body());
            question.finish();
        }
    }

    @Test
    void every_part_has_its_origin_and_what_lost_is_shown() throws IOException {
        try (var upstream = new PlayedModels("base")) {
            create(upstream.model(0));
            Api.asAdministrator()
                    .body(Map.of(
                            "messages",
                            List.of(Map.of("role", "user", "content", "Hello")),
                            "params",
                            Map.of("temperature", 1.5)))
                    .post(at + "/explain")
                    .then()
                    .statusCode(200)
                    .body("version", equalTo(1))
                    .body("connection.address", endsWith("/v1/chat/completions"))
                    .body("parts.find { it.path == '/model' }.origin", equalTo("model"))
                    .body("parts.find { it.path == '/stream' }.origin", equalTo("server"))
                    .body("parts.find { it.path == '/messages/0/content' }.origin", equalTo("model"))
                    .body("parts.find { it.path == '/messages/1' }.origin", equalTo("example"))
                    .body("parts.find { it.path == '/messages/2' }.origin", equalTo("request"))
                    .body("parts.find { it.path == '/seed' }.origin", equalTo("model"))
                    .body("parts.find { it.path == '/seed' }.value", equalTo(0))
                    .body("parts.find { it.path == '/temperature' }.origin", equalTo("request"))
                    .body("parts.find { it.path == '/temperature' }.value", equalTo(1.5f))
                    .body("parts.find { it.path == '/temperature' }.lost.value", equalTo(0.2f))
                    .body("not_sent.find { it.name == 'num_gpu' }.reason", equalTo("not_taken"))
                    .body("not_sent.find { it.name == 'stream_response' }.reason", equalTo("kept_here"))
                    .body("not_sent.find { it.name == 'mirostat' }.reason", equalTo("retired"))
                    .body("not_sent.find { it.name == 'of_tomorrow' }.reason", equalTo("unknown"))
                    .body("variables.text", hasItems("{{USER_NAME}}", "{{NOPE}}"))
                    .body("variables.find { it.text == '{{USER_NAME}}' }.value", equalTo("Somebody"))
                    .body("variables.find { it.text == '{{NOPE}}' }.value", nullValue());
        }
    }

    @Test
    void what_lost_under_another_name_is_shown_too() throws IOException {
        try (var upstream = new PlayedModels("base")) {
            create(upstream.model(0));
            Api.asAdministrator().body(Map.of("params", Map.of("think", "low"))).patch(at);
            Api.asAdministrator()
                    .body(Map.of("params", Map.of("reasoning_effort", "high")))
                    .post(at + "/explain")
                    .then()
                    .statusCode(200)
                    .body("parts.find { it.path == '/reasoning_effort' }.value", equalTo("high"))
                    .body("parts.find { it.path == '/reasoning_effort' }.lost.value", equalTo("low"));
        }
    }

    @Test
    void the_system_message_is_told_by_the_paragraph() throws IOException {
        try (var upstream = new PlayedModels("base")) {
            create(upstream.model(0));
            Api.asAdministrator()
                    .body(Map.of(
                            "system_prompt",
                            "For {{USER_NAME}}.\n\n{{USER_BIO}}\n \nOn {{chat.variables.day |\n\ndefault=Monday}}."))
                    .patch(at);
            var told = Api.asAdministrator()
                    .body(Map.of(
                            "messages",
                            List.of(
                                    Map.of("role", "system", "content", "In verse.\n\nBriefly."),
                                    Map.of("role", "user", "content", "Hello"))))
                    .post(at + "/explain")
                    .then()
                    .statusCode(200)
                    .body(
                            "request.messages[0].content",
                            equalTo("For Somebody.\n\n\n \nOn Monday.\n\nIn verse.\n\nBriefly."))
                    .rootPath("parts.find { it.path == '/messages/0/content' }")
                    .body("origin", equalTo("model"))
                    .body("paragraphs.text", contains("For Somebody.", "On Monday.", "In verse.", "Briefly."))
                    .body("paragraphs.origin", contains("model", "model", "request", "request"))
                    .body("paragraphs[0].variables.text", contains("{{USER_NAME}}"))
                    .body("paragraphs[0].variables.at", contains("For ".length()))
                    .body("paragraphs[1].variables.value", contains("Monday"))
                    .body("paragraphs[2].variables", empty());
            told.rootPath("parts").body("find { it.path == '/messages/2' }.origin", equalTo("request"));
        }
    }

    @Test
    void who_may_only_use_a_model_is_not_told_what_is_inside() throws IOException {
        try (var upstream = new PlayedModels("base")) {
            create(upstream.model(0));
            var user = Api.somebody();
            user.json().post(at + "/explain").then().statusCode(404);
            Api.asAdministrator()
                    .body(Map.of("access", Map.of("visibility", "public")))
                    .patch(at);
            user.json().post(at + "/explain").then().statusCode(403);
        }
    }

    @Test
    void a_base_model_is_explained_as_it_is_run_itself() throws IOException {
        try (var upstream = new PlayedModels("base")) {
            var base = "/api/v1/models/" + upstream.model(0) + "/explain";
            var user = Api.somebody();
            user.json()
                    .post(base)
                    .then()
                    .statusCode(200)
                    .body("version", equalTo(0))
                    .body("connection", not(hasKey("address")))
                    .body("parts.path", hasItem("/model"));
            Api.asAdministrator()
                    .body(Map.of("system_prompt", "Be brief", "params", Map.of("seed", 7)))
                    .patch("/api/v1/base-models/" + upstream.model(0))
                    .then()
                    .statusCode(200);
            Api.asAdministrator()
                    .post(base)
                    .then()
                    .body("request.messages[0].content", equalTo("Be brief"))
                    .body("parts.find { it.path == '/messages/0/content' }.origin", equalTo("base-settings"))
                    .body("parts.find { it.path == '/seed' }.origin", equalTo("base-settings"))
                    .body("parts.find { it.path == '/model' }.origin", equalTo("model"));
            user.json().post(base).then().statusCode(403);
        }
    }

    @Test
    void what_is_asked_wrongly_is_refused_by_field() throws IOException {
        try (var upstream = new PlayedModels("base")) {
            create(upstream.model(0));
            Api.asAdministrator()
                    .body(Map.of(
                            "messages",
                            List.of(Map.of("role", "robot", "content", "")),
                            "params",
                            Map.of("temperature", "hot")))
                    .post(at + "/explain")
                    .then()
                    .statusCode(422)
                    .body("errors.pointer", hasItems("/messages/0/role", "/messages/0/content"))
                    .body("errors.pointer", hasItem("/params/temperature"));
        }
    }

    private void create(String base) {
        Api.asAdministrator()
                .body(Map.of(
                        "id",
                        id,
                        "name",
                        "Explained",
                        "base_model_id",
                        base,
                        "system_prompt",
                        "For {{USER_NAME}}, {{NOPE}}",
                        "examples",
                        List.of(Map.of("role", "user", "text", "Example")),
                        "params",
                        Map.of(
                                "temperature",
                                0.2,
                                "seed",
                                0,
                                "num_gpu",
                                1,
                                "stream_response",
                                true,
                                "mirostat",
                                1,
                                "of_tomorrow",
                                true)))
                .post("/api/v1/models")
                .then()
                .statusCode(201);
    }
}
