package dev.atelier.models;

import static dev.atelier.models.ModelCalls.create;
import static dev.atelier.models.ModelCalls.encoded;
import static dev.atelier.models.ModelCalls.newId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import dev.atelier.testing.Api;
import dev.atelier.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Workspace models over the API: made, read, changed, cloned. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ModelsTest {
    private Api.Person somebody;

    @BeforeEach
    void somebody_comes_in() {
        somebody = Api.somebody();
    }

    @Test
    void what_was_created_is_read_back_whole() {
        var id = newId();
        var created = Api.asAdministrator()
                .body(Map.of(
                        "id",
                        id,
                        "name",
                        "Юрист",
                        "base_model_id",
                        "demo-plain",
                        "system_prompt",
                        "Reads contracts",
                        "params",
                        Map.of("temperature", 0, "seed", 0, "stop", List.of("END")),
                        "suggestions",
                        List.of(Map.of("title", "Money", "prompt", "List every payment")),
                        "tags",
                        List.of("legal", " Legal ", "law")))
                .post("/api/v1/models");
        created.then()
                .statusCode(201)
                .header("Location", notNullValue())
                .header("ETag", notNullValue())
                .body("tags", contains("legal", "law"))
                .body("params.temperature", equalTo(0))
                .body("version", equalTo(1));
        var read = Api.asAdministrator().get("/api/v1/models/" + id);
        assertThat(read.jsonPath().getMap("$")).isEqualTo(created.jsonPath().getMap("$"));
        assertThat(read.getHeader("ETag")).isEqualTo(created.getHeader("ETag"));
    }

    @Test
    void an_id_may_hold_slashes_and_other_alphabets() {
        var id = "org/" + UUID.randomUUID() + ":модель@1";
        create(somebody.json(), id);
        somebody.json()
                .get("/api/v1/models/" + encoded(id))
                .then()
                .statusCode(200)
                .body("id", equalTo(id));
        somebody.json()
                .post("/api/v1/models/" + encoded(id) + "/clone")
                .then()
                .statusCode(201)
                .body("id", equalTo(id + "-clone"));
    }

    @Test
    void an_id_is_found_however_its_letters_are_composed() {
        var id = "caf\u00e9-" + UUID.randomUUID();
        create(somebody.json(), id);
        somebody.json()
                .get("/api/v1/models/" + encoded(id.replace("\u00e9", "e\u0301")))
                .then()
                .statusCode(200)
                .body("id", equalTo(id));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "two words", "nul\u0000", "line\nbreak", "export", "import", "tags", ".", "..", "tab\t"})
    void an_id_that_breaks_the_rules_is_refused_by_name(String id) {
        somebody.json()
                .body(Map.of("id", id, "name", "X", "base_model_id", "demo-plain"))
                .post("/api/v1/models")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("validation"))
                .body("errors.pointer", hasItem("/id"));
    }

    @Test
    void an_id_is_taken_once_by_models_and_base_models_alike() {
        var id = newId();
        create(somebody.json(), id);
        for (var taken : List.of(id, "demo-plain")) {
            somebody.json()
                    .body(Map.of("id", taken, "name", "X", "base_model_id", "demo-plain"))
                    .post("/api/v1/models")
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("id-taken"));
        }
    }

    @Test
    void a_model_runs_on_a_base_model_and_not_on_another_workspace_model() {
        var hidden = newId();
        create(Api.asAdministrator(), hidden);
        for (var base : List.of(hidden, "no-such-base")) {
            somebody.json()
                    .body(Map.of("id", newId(), "name", "Chain", "base_model_id", base))
                    .post("/api/v1/models")
                    .then()
                    .statusCode(422)
                    .body("errors.pointer", contains("/base_model_id"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"params": {"temperature": "hot"}}        | /params/temperature
                    {"params": {"top_k": 1.5}}                | /params/top_k
                    {"nope": 1}                               | /nope
                    {"name": ""}                              | /name
                    {"name": "a\\u0000b"}                     | /name
                    {"tags": "legal"}                         | /tags
                    {"suggestions": [{"title": "x"}]}         | /suggestions/0/prompt
                    {"access": {"visibility": "private", "grants": [{"principal": "user:1", "permission": "use"}]}} | /access/grants/0/principal
                    {"access": {"visibility": "private", "grants": [null]}} | /access
                    {"access": {"visibility": "private", "grants": [{"principal": "user:00000000-0000-7000-8000-000000000001", "permission": "use"}]}} | /access/grants/0/principal
                    {"access": {"visibility": "private", "grants": [{"principal": "user:00000000-0000-7000-8000-000000000001", "permission": "own"}]}} | /access/grants/0/permission
                    {"fallback_ids": ["nowhere"]}             | /fallback_ids/0
                    {"fallback_ids": ["demo-plain"]}          | /fallback_ids/0
                    {"access": {"visibility": "everybody"}}   | /access/visibility
                    {"hidden": "yes"}                         | /hidden
                    """)
    void bad_input_is_refused_with_a_pointer_and_nothing_changes(String patch, String pointer) {
        var id = newId();
        create(somebody.json(), id);
        var before = somebody.json().get("/api/v1/models/" + id).asString();
        somebody.json()
                .body(patch)
                .patch("/api/v1/models/" + id)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors.pointer", hasItem(pointer));
        assertThat(somebody.json().get("/api/v1/models/" + id).asString()).isEqualTo(before);
    }

    @Test
    void malformed_json_says_line_and_column() {
        somebody.json()
                .body("{\"id\":\n  nope}")
                .post("/api/v1/models")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("malformed-json"))
                .body("detail", org.hamcrest.Matchers.startsWith("Line 2, column"));
    }

    @Test
    void what_was_read_can_be_sent_back_and_makes_no_version() {
        var id = newId();
        create(somebody.json(), id);
        var read = somebody.json().get("/api/v1/models/" + id).asString();
        somebody.json()
                .body(read)
                .put("/api/v1/models/" + id)
                .then()
                .statusCode(200)
                .body("version", equalTo(1));
    }

    @Test
    void a_patch_changes_what_it_names_and_null_removes() {
        var id = newId();
        create(somebody.json(), id);
        somebody.json().body("{\"params\": {\"seed\": 7, \"top_k\": 3}}").patch("/api/v1/models/" + id);
        somebody.json()
                .body("{\"params\": {\"top_k\": null}, \"greeting\": \"Hello\"}")
                .patch("/api/v1/models/" + id)
                .then()
                .statusCode(200)
                .body("params", equalTo(Map.of("seed", 7)))
                .body("greeting", equalTo("Hello"))
                .body("name", equalTo("Test model"));
    }

    @Test
    void a_stale_tag_is_412_and_a_weak_one_that_fits_is_taken() {
        var person = Api.signUp("etag-" + UUID.randomUUID() + "@example.com").get("key");
        var id = newId();
        var etag = create(Api.with(person), id);
        Api.with(person)
                .header("If-None-Match", etag)
                .get("/api/v1/models/" + id)
                .then()
                .statusCode(304);
        Api.with(person)
                .header("If-Match", "\"0\"")
                .body("{\"name\": \"n\"}")
                .patch("/api/v1/models/" + id)
                .then()
                .statusCode(412)
                .body("type", equalTo("stale"));
        Api.with(person)
                .header("If-Match", "W/" + etag)
                .body("{\"name\": \"n\"}")
                .patch("/api/v1/models/" + id)
                .then()
                .statusCode(200);
        Api.with(person)
                .header("If-Match", etag)
                .delete("/api/v1/models/" + id)
                .then()
                .statusCode(412);
    }

    @Test
    void clones_are_numbered_and_belong_to_who_made_them() {
        var id = newId();
        create(somebody.json(), id);
        somebody.json()
                .post("/api/v1/models/" + id + "/clone")
                .then()
                .statusCode(201)
                .body("id", equalTo(id + "-clone"));
        somebody.json()
                .post("/api/v1/models/" + id + "/clone")
                .then()
                .statusCode(201)
                .body("id", equalTo(id + "-clone-2"));
        somebody.json()
                .body(Map.of("id", id + "-mine", "name", "Mine"))
                .post("/api/v1/models/" + id + "/clone")
                .then()
                .statusCode(201)
                .body("name", equalTo("Mine"));
    }

    @Test
    void a_base_model_cannot_be_cloned() {
        somebody.json()
                .post("/api/v1/models/demo-plain/clone")
                .then()
                .statusCode(409)
                .body("type", equalTo("base-model-not-clonable"))
                .body("detail", org.hamcrest.Matchers.containsString("create a model from it first"));
    }
}
