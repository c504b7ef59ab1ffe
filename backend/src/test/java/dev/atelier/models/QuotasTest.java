package dev.atelier.models;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import dev.atelier.testing.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class QuotasTest {
    private final String mark = UUID.randomUUID().toString();
    private Api.Person somebody;

    @BeforeEach
    void somebody_comes_in() {
        somebody = Api.somebody();
    }

    @AfterEach
    void no_limits() {
        limit(Map.of("max_models_per_user", 0, "max_bytes_per_user", 0));
    }

    @Test
    void there_is_no_limit_until_an_administrator_sets_one() {
        Api.asAdministrator()
                .get("/api/v1/settings")
                .then()
                .body("max_models_per_user", nullValue())
                .body("max_bytes_per_user", nullValue());
        limit(Map.of("max_models_per_user", 7)).then().statusCode(200).body("max_models_per_user", equalTo(7));
        limit(Map.of("max_bytes_per_user", -1))
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem("/max_bytes_per_user"));
        somebody.json()
                .body(Map.of("max_models_per_user", 99))
                .patch("/api/v1/settings")
                .then()
                .statusCode(403);
    }

    @Test
    void one_model_too_many_is_refused_whichever_way_it_comes() {
        limit(Map.of("max_models_per_user", 2));
        create(somebody, "a").then().statusCode(201);
        create(somebody, "b").then().statusCode(201);
        exceeded(create(somebody, "c"));
        exceeded(somebody.json().post("/api/v1/models/" + id("a") + "/clone"));
        var file = List.of(Map.of("id", id("d"), "name", "D", "base_model_id", "demo-plain", "params", Map.of()));
        exceeded(somebody.json().body(file).post("/api/v1/models/import"));
        exceeded(somebody.json().body(file).post("/api/v1/models/import?dry_run=true"));
        somebody.json().get("/api/v1/models?owner=me").then().body("total", equalTo(2));
        somebody.json().delete("/api/v1/models/" + id("a")).then().statusCode(204);
        create(somebody, "c").then().statusCode(201);
    }

    @Test
    void bytes_count_prompts_and_their_versions() {
        limit(Map.of("max_bytes_per_user", 30_000));
        create(somebody, "a").then().statusCode(201);
        exceeded(somebody.json().body(Map.of("system_prompt", noise())).patch("/api/v1/models/" + id("a")));
        somebody.json()
                .get("/api/v1/models/" + id("a"))
                .then()
                .body("system_prompt", equalTo(""))
                .body("version", equalTo(1));
    }

    @Test
    void documents_count_what_their_files_have() {
        limit(Map.of("max_bytes_per_user", 30_000));
        String collection = somebody.json()
                .body(Map.of("name", "Full"))
                .post("/api/v1/knowledge")
                .path("id");
        var path = "/api/v1/knowledge/" + collection + "/documents";
        var text = "x".repeat(20_000);
        somebody.json()
                .body(Map.of("name", "a.txt", "text", text))
                .post(path)
                .then()
                .statusCode(202);
        exceeded(somebody.json().body(Map.of("name", "b.txt", "text", text)).post(path));
        somebody.json()
                .contentType(ContentType.MULTIPART)
                .multiPart("file", "c.txt", "small enough".getBytes())
                .multiPart("file", "d.txt", text.getBytes())
                .post(path)
                .then()
                .statusCode(202)
                .body("items.name", hasItem("c.txt"))
                .body("refused.name", hasItem("d.txt"))
                .body("refused.problem.type", hasItem("quota-exceeded"));
        somebody.json().get(path).then().body("total", equalTo(2));
    }

    @Test
    void an_administrator_has_no_limit() {
        limit(Map.of("max_models_per_user", 1));
        for (var name : List.of("x", "y")) {
            Api.asAdministrator()
                    .body(Map.of("id", id(name), "name", name, "base_model_id", "demo-plain"))
                    .post("/api/v1/models")
                    .then()
                    .statusCode(201);
        }
    }

    private static void exceeded(Response response) {
        response.then()
                .statusCode(409)
                .body("type", equalTo("quota-exceeded"))
                .body("detail", containsString("are the most that"));
    }

    private Response create(Api.Person who, String name) {
        return who.json()
                .body(Map.of("id", id(name), "name", name, "base_model_id", "demo-plain"))
                .post("/api/v1/models");
    }

    private String id(String name) {
        return name + "-" + mark;
    }

    /** Text that does not compress. */
    private static String noise() {
        var text = new StringBuilder();
        new java.util.Random(1).ints(40_000, 33, 0x4e00).forEach(text::appendCodePoint);
        return text.toString();
    }

    private static Response limit(Map<String, ?> limits) {
        return Api.asAdministrator().body(limits).patch("/api/v1/settings");
    }
}
