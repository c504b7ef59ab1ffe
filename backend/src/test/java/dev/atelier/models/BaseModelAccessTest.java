package dev.atelier.models;

import static dev.atelier.models.BaseModelCalls.ask;
import static dev.atelier.models.BaseModelCalls.content;
import static dev.atelier.models.BaseModelCalls.entry;
import static dev.atelier.models.BaseModelCalls.model;
import static dev.atelier.models.BaseModelCalls.path;
import static dev.atelier.models.BaseModelCalls.refused;
import static dev.atelier.models.BaseModelCalls.restrict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.atelier.testing.Api;
import dev.atelier.testing.PlayedModels;
import dev.atelier.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Restricted base models: who may run what on them, and save it there. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class BaseModelAccessTest {
    private PlayedModels played;
    private String base;
    private String open;
    private Api.Person maker;
    private Api.Person user;

    @BeforeEach
    void an_upstream_is_connected() {
        played = new PlayedModels("closed", "open");
        base = played.model(0);
        open = played.model(1);
        maker = Api.somebody();
        user = Api.somebody();
    }

    @AfterEach
    void it_goes() throws IOException {
        played.close();
    }

    @Test
    void a_restricted_base_is_only_for_those_it_is_granted_to() {
        restrict(base, Map.of("user:" + maker.id(), "use"));
        entry(user, base).body("total", equalTo(0));
        entry(maker, base).body("items.id", contains(base));
        ask(user, base).statusCode(404).body("type", equalTo("model-not-available"));
        user.json().post("/api/v1/models/" + base + "/clone").then().statusCode(404);
        maker.json().post("/api/v1/models/" + base + "/clone").then().statusCode(409);
        ask(maker, base).statusCode(202);
        played.question(base).say("x").finish();
    }

    @Test
    void a_model_on_a_base_that_was_restricted_runs_for_who_may_use_the_base() {
        var model = model(maker, base, Map.of("visibility", "public"));
        user.json().get(path(model, "")).then().body("base_access", equalTo("open"));
        var etag = maker.json().get(path(model, "")).getHeader("ETag");
        restrict(base, Map.of("user:" + maker.id(), "use"));
        var seen = user.json().get(path(model, ""));
        seen.then().statusCode(200).body("base_access", equalTo("restricted"));
        assertThat(maker.json().get(path(model, "")).getHeader("ETag")).isNotEqualTo(etag);
        entry(user, model).body("total", equalTo(0));
        ask(user, model).statusCode(404).body("type", equalTo("model-not-available"));
        entry(maker, model).body("total", equalTo(1));
        ask(maker, model).statusCode(202);
        played.question(base).say("x").finish();
    }

    @Test
    void an_owner_who_may_write_the_base_lends_it_to_whoever_may_use_the_model() {
        restrict(base, Map.of("user:" + maker.id(), "write"));
        var model = model(maker, base, Map.of("visibility", "public"));
        user.json().get(path(model, "")).then().body("base_access", equalTo("delegated"));
        entry(user, model).body("total", equalTo(1));
        ask(user, model).statusCode(202);
        played.question(base).say("x").finish();
        restrict(base, Map.of("user:" + maker.id(), "use"));
        ask(user, model).statusCode(404);
    }

    @Test
    void an_administrator_lends_every_base() {
        restrict(base, Map.of());
        var id = "m-" + UUID.randomUUID();
        Api.asAdministrator()
                .body(content(id, base, Map.of("visibility", "public")))
                .post("/api/v1/models")
                .then()
                .statusCode(201)
                .body("base_access", equalTo("delegated"));
        ask(user, id).statusCode(202);
        played.question(base).say("x").finish();
    }

    @Test
    void a_base_that_is_not_yours_to_use_is_refused_on_every_way_to_save() {
        var mine = model(maker, open, Map.of("visibility", "private"));
        var shared = model(
                user,
                base,
                Map.of(
                        "visibility",
                        "private",
                        "grants",
                        List.of(Map.of("principal", "user:" + maker.id(), "permission", "write"))));
        var before = model(maker, base, Map.of("visibility", "private"));
        maker.json()
                .body(Map.of("base_model_id", open))
                .patch(path(before, ""))
                .then()
                .statusCode(200);
        restrict(base, Map.of());

        refused(maker.json()
                .body(content("m-" + UUID.randomUUID(), base, Map.of("visibility", "private")))
                .post("/api/v1/models"));
        refused(maker.json()
                .body(content(mine, base, Map.of("visibility", "private")))
                .put(path(mine, "")));
        refused(maker.json().body(Map.of("base_model_id", base)).patch(path(mine, "")));
        refused(maker.json()
                .body(Map.of("description", "unchanged base, nobody lends it"))
                .patch(path(shared, "")));
        refused(maker.json().post(path(shared, "/clone")));
        refused(maker.json().post(path(before, "/versions/1/restore")));
        maker.json()
                .body(Map.of("fallback_ids", List.of(base)))
                .patch(path(mine, ""))
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/fallback_ids/0"));
        maker.json()
                .body(List.of(Map.of(
                        "id",
                        "m-" + UUID.randomUUID(),
                        "name",
                        "N",
                        "base_model_id",
                        base,
                        "params",
                        Map.of(),
                        "meta",
                        Map.of())))
                .post("/api/v1/models/import")
                .then()
                .statusCode(200)
                .body("items[0].action", equalTo("refuse"))
                .body("items[0].problems[0]", org.hamcrest.Matchers.containsString("/base_model_id"));
    }

    @Test
    void a_writer_saves_on_a_base_that_the_owner_lends() {
        restrict(base, Map.of("user:" + user.id(), "write"));
        var shared = model(
                user,
                base,
                Map.of(
                        "visibility",
                        "private",
                        "grants",
                        List.of(Map.of("principal", "user:" + maker.id(), "permission", "write"))));
        maker.json()
                .body(Map.of("greeting", "Hello"))
                .patch(path(shared, ""))
                .then()
                .statusCode(200);
        refused(maker.json().post(path(shared, "/clone")));
    }

    @Test
    void a_workspace_model_is_never_a_base_on_any_way_to_save() {
        var hidden = model(user, open, Map.of("visibility", "private"));
        var mine = model(maker, open, Map.of("visibility", "private"));
        refused(maker.json()
                .body(content("m-" + UUID.randomUUID(), hidden, Map.of("visibility", "private")))
                .post("/api/v1/models"));
        refused(maker.json()
                .body(content(mine, hidden, Map.of("visibility", "private")))
                .put(path(mine, "")));
        refused(maker.json().body(Map.of("base_model_id", hidden)).patch(path(mine, "")));
        maker.json()
                .body(Map.of("fallback_ids", List.of(hidden)))
                .patch(path(mine, ""))
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/fallback_ids/0"));
        var imported = "m-" + UUID.randomUUID();
        maker.json()
                .body(List.of(Map.of(
                        "id", imported, "name", "N", "base_model_id", hidden, "params", Map.of(), "meta", Map.of())))
                .post("/api/v1/models/import")
                .then()
                .statusCode(200);
        ask(maker, imported).statusCode(404).body("type", equalTo("model-not-available"));
        maker.json().post(path(imported, "/clone")).then().statusCode(201);
        ask(maker, imported + "-clone").statusCode(404);
    }
}
