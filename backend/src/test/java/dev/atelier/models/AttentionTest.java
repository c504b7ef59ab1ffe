package dev.atelier.models;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.atelier.testing.Api;
import dev.atelier.testing.PlayedModels;
import dev.atelier.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Models whose base needs somebody, and lists of them. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class AttentionTest {
    private final String mark = "needy-" + UUID.randomUUID();
    private PlayedModels played;
    private PlayedModels lost;
    private Api.Person person;

    @BeforeEach
    void somebody_with_a_model_of_each_condition() throws IOException {
        played = new PlayedModels("open", "closed", "hidden");
        lost = new PlayedModels("lost");
        person = Api.somebody();
        imported("well", played.model(0));
        importing(Map.of("title", id("none"), "promptPrefix", "p", "endpoint", "e")); // a preset names no base model
        imported("never-there", "nobody-has-" + mark);
        imported("unreachable", lost.model(0));
        imported("kept", played.model(1));
        imported("on-hidden", played.model(2));
        settings(played.model(1), Map.of("access", Map.of("visibility", "private")));
        settings(played.model(2), Map.of("hidden", true));
        lost.close();
        lost.refresh().statusCode(502);
    }

    @AfterEach
    void the_upstreams_go() throws IOException {
        played.close();
    }

    @Test
    void each_says_what_it_needs() {
        said("well").body("attention", nullValue());
        said("none").body("attention", equalTo("no-base"));
        said("never-there").body("attention", equalTo("base-removed"));
        said("unreachable").body("attention", equalTo("base-unreachable"));
        said("kept").body("attention", equalTo("base-not-permitted"));
        said("on-hidden").body("attention", nullValue());
        Api.asAdministrator().get("/api/v1/models/" + id("kept")).then().body("attention", nullValue());
    }

    @Test
    void a_list_holds_those_that_need_somebody_for_any_or_one_reason() {
        listed(person, "attention=no-base").body("items.id", contains(id("none")));
        listed(person, "attention=base-removed").body("items.id", contains(id("never-there")));
        listed(person, "attention=base-unreachable").body("items.id", contains(id("unreachable")));
        listed(person, "attention=base-not-permitted").body("items.id", contains(id("kept")));
        listed(person, "attention=true")
                .body("total", equalTo(4))
                .body("items.id", containsInAnyOrder(id("none"), id("never-there"), id("unreachable"), id("kept")))
                .body(
                        "items.attention",
                        containsInAnyOrder("no-base", "base-removed", "base-unreachable", "base-not-permitted"));
        listed(person, "attention=true&limit=1&sort=name")
                .body("total", equalTo(4))
                .body("items.size()", equalTo(1));
        listed(person, "attention=true&hidden=true").body("total", equalTo(0));
        Api.asAdministrator()
                .get("/api/v1/models?q=" + mark + "&attention=true")
                .then()
                .body("total", equalTo(3));
    }

    @Test
    void what_becomes_of_the_base_changes_the_view_but_keeps_nobody_from_saving() {
        var seen = person.json().get("/api/v1/models/" + id("kept")).getHeader("ETag");
        settings(played.model(1), Map.of("access", Map.of("visibility", "public")));
        person.json()
                .header("If-None-Match", seen)
                .get("/api/v1/models/" + id("kept"))
                .then()
                .statusCode(200)
                .body("attention", nullValue());
        person.json()
                .header("If-Match", seen)
                .body(Map.of("description", "Written meanwhile"))
                .patch("/api/v1/models/" + id("kept"))
                .then()
                .statusCode(200);
    }

    private ValidatableResponse said(String name) {
        return person.json().get("/api/v1/models/" + id(name)).then().statusCode(200);
    }

    private ValidatableResponse listed(Api.Person who, String query) {
        return who.json().get("/api/v1/models?q=" + mark + "&" + query).then().statusCode(200);
    }

    private String id(String name) {
        return mark + "-" + name;
    }

    private void imported(String name, String base) {
        importing(List.of(Map.of(
                "id",
                id(name),
                "name",
                name,
                "base_model_id",
                base,
                "params",
                Map.of("system", "x"),
                "meta",
                Map.of())));
    }

    private void importing(Object file) {
        person.json()
                .body(file)
                .post("/api/v1/models/import")
                .then()
                .statusCode(200)
                .body("items.action", equalTo(List.of("create")));
    }

    private static void settings(String base, Map<String, Object> patch) {
        Api.asAdministrator()
                .body(patch)
                .patch("/api/v1/base-models/" + base)
                .then()
                .statusCode(200);
    }
}
