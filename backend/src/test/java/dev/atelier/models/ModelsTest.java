package dev.atelier.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.atelier.testing.Api;
import dev.atelier.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @Test
    void a_hidden_model_leaves_the_selector_and_nothing_else() {
        var id = newId();
        create(somebody.json(), id);
        assertThat(inCatalogue(id)).isTrue();
        somebody.json()
                .post("/api/v1/models/" + id + "/hide")
                .then()
                .statusCode(200)
                .body("hidden", equalTo(true));
        somebody.json()
                .post("/api/v1/models/" + id + "/hide")
                .then()
                .statusCode(200)
                .body("version", equalTo(1));
        assertThat(inCatalogue(id)).isFalse();
        somebody.json().get("/api/v1/models/" + id).then().statusCode(200);
        somebody.json().post("/api/v1/models/" + id + "/unhide").then().statusCode(200);
        assertThat(inCatalogue(id)).isTrue();
        somebody.json()
                .post("/api/v1/models/" + id + "/disable")
                .then()
                .statusCode(200)
                .body("enabled", equalTo(false));
        assertThat(inCatalogue(id)).isFalse();
    }

    @Test
    void the_list_is_searched_filtered_and_paged() {
        var word = "w" + UUID.randomUUID().toString().substring(0, 8);
        for (var i = 0; i < 5; i++) {
            somebody.json()
                    .body(Map.of(
                            "id",
                            word + "-" + i,
                            "name",
                            "Name " + (char) ('E' - i),
                            "base_model_id",
                            "demo-plain",
                            "tags",
                            List.of(i % 2 == 0 ? word + "-even" : word + "-odd")))
                    .post("/api/v1/models")
                    .then()
                    .statusCode(201);
        }
        var first = somebody.json().get("/api/v1/models?sort=name&limit=3&q=" + word);
        first.then().body("items.name", contains("Name A", "Name B", "Name C")).body("total", equalTo(5));
        String cursor = first.path("next_cursor");
        somebody.json()
                .get("/api/v1/models?sort=name&limit=3&q=" + word + "&cursor=" + cursor)
                .then()
                .body("items.name", contains("Name D", "Name E"))
                .body("next_cursor", nullValue());
        somebody.json().get("/api/v1/models?tag=" + word + "-even").then().body("total", equalTo(3));
        somebody.json().get("/api/v1/models?q=" + word + "&hidden=true").then().body("total", equalTo(0));
        somebody.json().get("/api/v1/models?q=%25" + word).then().body("total", equalTo(0));
        somebody.json().get("/api/v1/models/tags").then().body("items.tag", hasItem(word + "-odd"));
        somebody.json().get("/api/v1/models?limit=201").then().statusCode(422);
        somebody.json().get("/api/v1/models?cursor=junk").then().statusCode(422);
    }

    @Test
    void a_private_model_does_not_exist_for_others_on_any_path() {
        var id = newId();
        create(somebody.json(), id);
        var stranger = Api.somebody();
        stranger.json().get("/api/v1/models/" + id).then().statusCode(404);
        stranger.json().body("{}").patch("/api/v1/models/" + id).then().statusCode(404);
        stranger.json()
                .body(Map.of("name", "x"))
                .put("/api/v1/models/" + id)
                .then()
                .statusCode(404);
        stranger.json().delete("/api/v1/models/" + id).then().statusCode(404);
        for (var action : List.of("clone", "hide", "unhide", "enable", "disable")) {
            stranger.json()
                    .body("{}")
                    .post("/api/v1/models/" + id + "/" + action)
                    .then()
                    .statusCode(404);
        }
        stranger.json().get("/api/v1/models/" + id + "/export").then().statusCode(404);
        stranger.json().get("/api/v1/models/export?id=" + id).then().statusCode(404);
        stranger.json().get("/api/v1/models/export").then().statusCode(200).body("id", not(hasItem(id)));
        stranger.json().get("/api/v1/models?q=" + id).then().body("total", equalTo(0));
        stranger.json().get("/api/v1/catalog?q=" + id).then().body("total", equalTo(0));
    }

    @Test
    void who_may_only_use_a_model_never_sees_its_prompt() {
        var id = newId();
        somebody.json()
                .body(Map.of(
                        "id",
                        id,
                        "name",
                        "Shared",
                        "base_model_id",
                        "demo-plain",
                        "system_prompt",
                        "the secret recipe",
                        "params",
                        Map.of("seed", 4711),
                        "access",
                        Map.of("visibility", "public")))
                .post("/api/v1/models")
                .then()
                .statusCode(201);
        var user = Api.somebody();
        for (var path : List.of("/api/v1/models/" + id, "/api/v1/models?q=" + id, "/api/v1/catalog?q=" + id)) {
            var seen = user.json().get(path);
            seen.then().statusCode(200);
            assertThat(seen.asString())
                    .contains(id)
                    .doesNotContain("secret recipe")
                    .doesNotContain("4711");
        }
        user.json().get("/api/v1/models/" + id + "/export").then().statusCode(404);
        user.json().post("/api/v1/models/" + id + "/clone").then().statusCode(403);
        user.json()
                .body("{\"name\": \"Mine now\"}")
                .patch("/api/v1/models/" + id)
                .then()
                .statusCode(403);
        user.json().delete("/api/v1/models/" + id).then().statusCode(403);
        assertThat(user.json().get("/api/v1/models?q=secret").asString()).doesNotContain(id);
    }

    private boolean inCatalogue(String id) {
        List<String> ids = somebody.json().get("/api/v1/catalog?q=" + id).path("items.id");
        return ids.contains(id);
    }

    private static String create(RequestSpecification person, String id) {
        return person.body(Map.of("id", id, "name", "Test model", "base_model_id", "demo-plain"))
                .post("/api/v1/models")
                .then()
                .statusCode(201)
                .extract()
                .header("ETag");
    }

    private static String newId() {
        return "m-" + UUID.randomUUID();
    }

    private static String encoded(String id) {
        return java.net.URLEncoder.encode(id, java.nio.charset.StandardCharsets.UTF_8);
    }
}
