package dev.atelier.models;

import static dev.atelier.models.BaseModelCalls.ask;
import static dev.atelier.models.BaseModelCalls.content;
import static dev.atelier.models.BaseModelCalls.entry;
import static dev.atelier.models.BaseModelCalls.importing;
import static dev.atelier.models.BaseModelCalls.model;
import static dev.atelier.models.BaseModelCalls.path;
import static dev.atelier.models.BaseModelCalls.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

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

/** Settings of base models: where they take effect, and how they come and go. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class BaseModelsTest {
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
    void settings_rename_tag_and_describe_a_base_model_in_the_catalogue() {
        Api.asAdministrator()
                .get(path(base))
                .then()
                .statusCode(200)
                .body("settings", nullValue())
                .body("used_by", equalTo(0));
        set(
                        base,
                        Map.of(
                                "name", "Renamed " + base,
                                "description", "What it is for",
                                "tags", List.of("fast"),
                                "capabilities", Map.of("vision", true),
                                "suggestions", List.of(Map.of("prompt", "Begin"))))
                .statusCode(200)
                .body("settings.name", equalTo("Renamed " + base))
                .body("settings.access.visibility", equalTo("public"));
        entry(user, base)
                .body("items[0].id", equalTo(base))
                .body("items[0].kind", equalTo("base"))
                .body("items[0].name", equalTo("Renamed " + base))
                .body("items[0].description", equalTo("What it is for"))
                .body("items[0].tags", hasItem("fast"))
                .body("items[0].capabilities", hasItem("vision"))
                .body("items[0].suggestions.prompt", contains("Begin"));
        user.json().get("/api/v1/models/" + base).then().statusCode(404);
        user.json().get("/api/v1/models?q=" + base).then().body("total", equalTo(0));
        Api.asAdministrator()
                .get("/api/v1/base-models?q=renamed+" + base)
                .then()
                .body("items.id", contains(base));

        Api.asAdministrator().delete(path(base) + "/settings").then().statusCode(204);
        entry(user, base).body("items[0].name", equalTo(base)).body("items[0].tags", empty());
    }

    @Test
    void settings_have_a_tag_and_versions() {
        var etag = Api.asAdministrator().get(path(base)).getHeader("ETag");
        var first = Api.asAdministrator()
                .header("If-Match", etag)
                .body("{\"greeting\": \"One\"}")
                .patch(path(base));
        first.then().statusCode(200);
        Api.asAdministrator()
                .header("If-Match", etag)
                .body("{\"greeting\": \"Two\"}")
                .patch(path(base))
                .then()
                .statusCode(412);
        Api.asAdministrator()
                .header("If-Match", first.getHeader("ETag"))
                .body("{\"greeting\": \"Two\"}")
                .patch(path(base) + "?message=Better")
                .then()
                .statusCode(200);
        Api.asAdministrator()
                .get("/api/v1/models/" + base + "/versions")
                .then()
                .body("items.message", hasItem("Better"))
                .body("items.n", contains(3, 2, 1));
        Api.asAdministrator()
                .post("/api/v1/models/" + base + "/versions/2/restore")
                .then()
                .statusCode(200)
                .body("greeting", equalTo("One"));
        user.json().get("/api/v1/models/" + base + "/versions").then().statusCode(403);
    }

    @Test
    void settings_of_a_base_model_are_for_administrators_and_name_no_base() {
        for (var path : List.of("/api/v1/base-models", path(base), path(base) + "/used-by")) {
            user.json().get(path).then().statusCode(403);
        }
        user.json().body("{\"name\": \"Mine\"}").patch(path(base)).then().statusCode(403);
        set(base, Map.of("base_model_id", open)).statusCode(422).body("errors.pointer", contains("/base_model_id"));
        set(base, Map.of("nope", 1)).statusCode(422).body("errors.pointer", contains("/nope"));
        Api.asAdministrator().body("{}").patch(path("no-such-base")).then().statusCode(404);
    }

    @Test
    void the_settings_are_applied_where_the_base_itself_is_run_and_a_model_on_it_inherits_nothing() {
        set(base, Map.of("system_prompt", "Be brief", "params", Map.of("seed", 7)));
        var model = model(maker, base, Map.of("visibility", "public"));
        ask(user, base).statusCode(202);
        var own = played.question(base);
        assertThat(own.messages()).containsExactly("system: Be brief", "user: Hello");
        assertThat(own.body().path("seed").asInt()).isEqualTo(7);
        own.say("x").finish();
        ask(user, model).statusCode(202);
        var dressed = played.question(base);
        assertThat(dressed.messages()).containsExactly("user: Hello");
        dressed.say("x").finish();
    }

    @Test
    void a_base_that_is_off_is_not_run_by_itself_and_models_on_it_go_on() {
        var model = model(maker, base, Map.of("visibility", "public"));
        set(base, Map.of("enabled", false));
        entry(user, base).body("items.id", contains(model));
        ask(user, base).statusCode(409).body("type", equalTo("model-disabled"));
        ask(user, model).statusCode(202);
        played.question(base).say("x").finish();
    }

    @Test
    void settings_of_a_base_model_come_and_go_in_files() {
        var file =
                "[{\"id\": \"%s\", \"base_model_id\": null, \"name\": \"From a file\", \"params\": {\"system\": \"Be brief\"},"
                        + " \"meta\": {\"hidden\": true, \"unknown\": 1}, \"access_control\": null}]";
        importing(maker.json(), file.formatted(base), "")
                .body("items[0].action", equalTo("refuse"))
                .body("items[0].kind", equalTo("base"));
        importing(Api.asAdministrator(), file.formatted(base), "")
                .body("items[0].action", equalTo("create"))
                .body("items[0].kind", equalTo("base"))
                .body("items[0].target_id", equalTo(base))
                .body("items[0].unresolved", empty());
        Api.asAdministrator()
                .get(path(base))
                .then()
                .body("settings.name", equalTo("From a file"))
                .body("settings.system_prompt", equalTo("Be brief"))
                .body("settings.hidden", equalTo(true))
                .body("settings.base_model_id", nullValue());
        entry(maker, base).body("total", equalTo(0));
        importing(Api.asAdministrator(), file.formatted(base), "").body("items[0].action", equalTo("skip"));
        importing(Api.asAdministrator(), file.formatted(base).replace("brief", "long"), "?mode=update")
                .body("items[0].action", equalTo("update"))
                .body("items[0].changes.field", contains("system_prompt"));
        Api.asAdministrator()
                .get("/api/v1/models/" + base + "/export")
                .then()
                .statusCode(200)
                .body("[0].id", equalTo(base))
                .body("[0].base_model_id", nullValue())
                .body("[0].params.system", equalTo("Be long"))
                .body("[0].meta.unknown", equalTo(1));
        maker.json().get("/api/v1/models/" + base + "/export").then().statusCode(404);
        maker.json().get("/api/v1/models/export").then().body("id", not(hasItem(base)));
    }

    @Test
    void settings_may_come_before_their_base_model_and_keep_its_id() {
        var id = "base-to-come-" + UUID.randomUUID();
        importing(
                        Api.asAdministrator(),
                        "[{\"id\": \"%s\", \"base_model_id\": null, \"name\": \"Later\", \"params\": {}, \"meta\": {}}]"
                                .formatted(id),
                        "")
                .body("items[0].action", equalTo("create"))
                .body("items[0].unresolved.id", contains(id));
        Api.asAdministrator()
                .get("/api/v1/base-models?q=" + id)
                .then()
                .body("items.settings.name", contains("Later"))
                .body("items.state", contains("removed"));
        maker.json()
                .body(content(id, open, Map.of("visibility", "private")))
                .post("/api/v1/models")
                .then()
                .statusCode(409);
        importing(
                        maker.json(),
                        "[{\"id\": \"%s\", \"base_model_id\": \"%s\", \"name\": \"Mine\", \"params\": {}, \"meta\": {}}]"
                                .formatted(id, open),
                        "?mode=rename")
                .body("items[0].target_id", equalTo(id + "-2"));
    }
}
