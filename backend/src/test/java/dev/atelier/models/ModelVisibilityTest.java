package dev.atelier.models;

import static dev.atelier.models.ModelCalls.create;
import static dev.atelier.models.ModelCalls.newId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.atelier.testing.Api;
import dev.atelier.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where a model is seen, by whom, and how much of it. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ModelVisibilityTest {
    private Api.Person somebody;

    @BeforeEach
    void somebody_comes_in() {
        somebody = Api.somebody();
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
}
