package dev.atelier.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.atelier.testing.Api;
import dev.atelier.testing.PlayedModels;
import dev.atelier.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Settings of base models, and who may run what on restricted ones. */
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
        set(Map.of(
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
        set(Map.of("base_model_id", open)).statusCode(422).body("errors.pointer", contains("/base_model_id"));
        set(Map.of("nope", 1)).statusCode(422).body("errors.pointer", contains("/nope"));
        Api.asAdministrator().body("{}").patch(path("no-such-base")).then().statusCode(404);
    }

    @Test
    void the_settings_are_applied_where_the_base_itself_is_run_and_a_model_on_it_inherits_nothing() {
        set(Map.of("system_prompt", "Be brief", "params", Map.of("seed", 7)));
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
        set(Map.of("enabled", false));
        entry(user, base).body("items.id", contains(model));
        ask(user, base).statusCode(409).body("type", equalTo("model-disabled"));
        ask(user, model).statusCode(202);
        played.question(base).say("x").finish();
    }

    @Test
    void a_restricted_base_is_only_for_those_it_is_granted_to() {
        restrict(Map.of("user:" + maker.id(), "use"));
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
        restrict(Map.of("user:" + maker.id(), "use"));
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
        restrict(Map.of("user:" + maker.id(), "write"));
        var model = model(maker, base, Map.of("visibility", "public"));
        user.json().get(path(model, "")).then().body("base_access", equalTo("delegated"));
        entry(user, model).body("total", equalTo(1));
        ask(user, model).statusCode(202);
        played.question(base).say("x").finish();
        restrict(Map.of("user:" + maker.id(), "use"));
        ask(user, model).statusCode(404);
    }

    @Test
    void an_administrator_lends_every_base() {
        restrict(Map.of());
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
        restrict(Map.of());

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
        restrict(Map.of("user:" + user.id(), "write"));
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

    private static ValidatableResponse importing(RequestSpecification person, String file, String query) {
        return person.body(file).post("/api/v1/models/import" + query).then().statusCode(200);
    }

    @Test
    void used_by_names_every_model_on_a_base_and_as_what_it_uses_it() {
        var on = model(maker, base, Map.of("visibility", "private"));
        var fallsBack = model(user, open, Map.of("visibility", "private"));
        user.json()
                .body(Map.of("fallback_ids", List.of(base)))
                .patch(path(fallsBack, ""))
                .then()
                .statusCode(200);
        Api.asAdministrator()
                .get(path(base) + "/used-by")
                .then()
                .statusCode(200)
                .body("total", equalTo(2))
                .body("items.id", hasItems(on, fallsBack))
                .body("items.find { it.id == '" + on + "' }.as", equalTo("base"))
                .body("items.find { it.id == '" + on + "' }.owner.id", equalTo(maker.id()))
                .body("items.find { it.id == '" + fallsBack + "' }.as", equalTo("fallback"));
        Api.asAdministrator().get(path(base)).then().body("used_by", equalTo(2));
        Api.asAdministrator().get("/api/v1/base-models?q=" + base).then().body("items.used_by", contains(2));
    }

    @Test
    void a_base_that_is_gone_is_known_by_its_users_and_one_that_never_was_is_not() {
        var gone = "gone-" + UUID.randomUUID();
        var file =
                "[{\"id\": \"on-%1$s\", \"name\": \"x\", \"base_model_id\": \"%1$s\", \"params\": {}, \"meta\": {}}]";
        importing(maker.json(), file.formatted(gone), "");
        var usedBy = "/api/v1/base-models/%s/used-by";
        Api.asAdministrator()
                .get(usedBy.formatted(gone))
                .then()
                .statusCode(200)
                .body("items.id", contains("on-" + gone));
        repoint(Map.of("from", gone, "to", open)).statusCode(200).body("items.id", contains("on-" + gone));

        Api.asAdministrator()
                .get(usedBy.formatted(gone))
                .then()
                .statusCode(404)
                .body("type", equalTo("not-found"))
                .body("detail", containsString(gone));
        repoint(Map.of("from", gone, "to", open)).statusCode(422).body("errors.pointer", contains("/from"));
    }

    @Test
    void repointing_is_tried_done_and_undone() {
        var on = model(maker, base, Map.of("visibility", "private"));
        var fallsBack = model(user, "demo-plain", Map.of("visibility", "private"));
        user.json()
                .body(Map.of("fallback_ids", List.of(base)))
                .patch(path(fallsBack, ""))
                .then()
                .statusCode(200);
        var elsewhere = model(user, open, Map.of("visibility", "private"));

        repoint(Map.of("from", base, "to", open, "dry_run", true))
                .statusCode(200)
                .body("applied", equalTo(false))
                .body("items.id", hasItems(on, fallsBack));
        maker.json()
                .get(path(on, ""))
                .then()
                .body("base_model_id", equalTo(base))
                .body("version", equalTo(1));

        List<String> ids = repoint(Map.of("from", base, "to", open))
                .body("applied", equalTo(true))
                .body("items.find { it.id == '" + fallsBack + "' }.as", equalTo("fallback"))
                .extract()
                .path("items.id");
        maker.json()
                .get(path(on, ""))
                .then()
                .body("base_model_id", equalTo(open))
                .body("version", equalTo(2));
        user.json().get(path(fallsBack, "")).then().body("fallback_ids", contains(open));
        maker.json()
                .get(path(on, "/versions"))
                .then()
                .body("items[0].cause", equalTo("repoint"))
                .body("items[0].message", equalTo("Repointed from " + base + " to " + open));
        Api.asAdministrator().get(path(base)).then().body("used_by", equalTo(0));

        repoint(Map.of("from", open, "to", base, "ids", ids)).body("items.size()", equalTo(2));
        maker.json().get(path(on, "")).then().body("base_model_id", equalTo(base));
        user.json().get(path(fallsBack, "")).then().body("fallback_ids", contains(base));
        user.json().get(path(elsewhere, "")).then().body("base_model_id", equalTo(open));
    }

    @Test
    void models_are_repointed_to_base_models_that_are_there_by_administrators() {
        var on = model(maker, base, Map.of("visibility", "private"));
        for (var to : List.of(on, "no-such-base", base)) {
            repoint(Map.of("from", base, "to", to)).statusCode(422).body("errors.pointer", contains("/to"));
        }
        maker.json()
                .body(Map.of("from", base, "to", open))
                .post("/api/v1/base-models/repoint")
                .then()
                .statusCode(403);
    }

    @Test
    void a_model_names_a_base_once_however_it_is_repointed() {
        var both = model(maker, base, Map.of("visibility", "private"));
        maker.json()
                .body(Map.of("fallback_ids", List.of(open)))
                .patch(path(both, ""))
                .then()
                .statusCode(200);
        repoint(Map.of("from", base, "to", open)).statusCode(200);
        maker.json()
                .get(path(both, ""))
                .then()
                .body("base_model_id", equalTo(open))
                .body("fallback_ids", empty());
    }

    @Test
    void many_are_switched_at_once_and_what_is_not_the_caller_s_is_refused_by_itself() {
        var mine = model(maker, open, Map.of("visibility", "private"));
        var hidden = model(maker, open, Map.of("visibility", "private"));
        maker.json().post(path(hidden, "/hide")).then().statusCode(200);
        var shared = model(user, open, Map.of("visibility", "public"));
        var secret = model(user, open, Map.of("visibility", "private"));
        bulk(maker.json(), "hide", mine, hidden, shared, secret, base, mine)
                .body("items.id", contains(mine, hidden, shared, secret, base))
                .body("items.outcome", contains("done", "unchanged", "refused", "refused", "refused"))
                .body("items[0].problem", nullValue())
                .body("items[2].problem.type", equalTo("forbidden"))
                .body("items[3].problem.type", equalTo("not-found"))
                .body("items[4].problem.type", equalTo("forbidden"));
        maker.json().get(path(mine, "")).then().body("hidden", equalTo(true)).body("version", equalTo(1));
        bulk(maker.json(), "delete", mine, secret).body("items.outcome", contains("done", "refused"));
        maker.json().get(path(mine, "")).then().statusCode(404);
        user.json().get(path(secret, "")).then().statusCode(200);
        maker.json()
                .body(Map.of("ids", List.of(), "action", "hide"))
                .post("/api/v1/models/bulk")
                .then()
                .statusCode(422);
        maker.json()
                .body("{\"ids\":[\"x\",null],\"action\":\"hide\"}")
                .post("/api/v1/models/bulk")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/ids/1"));
        maker.json()
                .body(Map.of("ids", List.of("x"), "action", "sell"))
                .post("/api/v1/models/bulk")
                .then()
                .statusCode(422);
    }

    @Test
    void administrators_hide_base_models_in_bulk() {
        bulk(Api.asAdministrator(), "unhide", base).body("items.outcome", contains("unchanged"));
        Api.asAdministrator().get(path(base)).then().body("settings", nullValue());
        bulk(Api.asAdministrator(), "hide", base, open).body("items.outcome", contains("done", "done"));
        entry(user, base).body("total", equalTo(0));
        ask(user, base).statusCode(202);
        played.question(base).say("x").finish();
        bulk(Api.asAdministrator(), "delete", base)
                .body("items.outcome", contains("refused"))
                .body("items[0].problem.type", equalTo("base-model-not-deletable"));
        bulk(Api.asAdministrator(), "unhide", base).body("items.outcome", contains("done"));
        entry(user, base).body("total", equalTo(1));
    }

    private static ValidatableResponse bulk(RequestSpecification person, String action, String... ids) {
        return person.body(Map.of("ids", List.of(ids), "action", action))
                .post("/api/v1/models/bulk")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse repoint(Map<String, Object> request) {
        return Api.asAdministrator()
                .body(request)
                .post("/api/v1/base-models/repoint")
                .then();
    }

    private ValidatableResponse set(Map<String, ?> settings) {
        return Api.asAdministrator().body(settings).patch(path(base)).then();
    }

    private void restrict(Map<String, String> grants) {
        var list = grants.entrySet().stream()
                .map(grant -> Map.of("principal", grant.getKey(), "permission", grant.getValue()))
                .toList();
        set(Map.of("access", Map.of("visibility", "private", "grants", list))).statusCode(200);
    }

    private static void refused(Response response) {
        response.then()
                .statusCode(422)
                .body("type", equalTo("validation"))
                .body("errors.pointer", contains("/base_model_id"));
    }

    private static ValidatableResponse entry(Api.Person person, String q) {
        return person.json().get("/api/v1/catalog?q=" + q).then().statusCode(200);
    }

    private static ValidatableResponse ask(Api.Person person, String model) {
        String chat = person.json().body("{}").post("/api/v1/chats").path("id");
        return person.json()
                .header("Accept", "application/json")
                .body(Map.of("content", List.of(Map.of("type", "text", "text", "Hello")), "models", List.of(model)))
                .post("/api/v1/chats/" + chat + "/turns")
                .then();
    }

    private static String model(Api.Person owner, String base, Map<String, ?> access) {
        return create(owner.json(), base, access);
    }

    private static String create(RequestSpecification owner, String base, Map<String, ?> access) {
        var id = "m-" + UUID.randomUUID();
        owner.body(content(id, base, access)).post("/api/v1/models").then().statusCode(201);
        return id;
    }

    private static Map<String, Object> content(String id, String base, Map<String, ?> access) {
        var content = new LinkedHashMap<String, Object>();
        content.put("id", id);
        content.put("name", "Model");
        content.put("base_model_id", base);
        content.put("access", access);
        return content;
    }

    private static String path(String base) {
        return "/api/v1/base-models/" + base;
    }

    private static String path(String model, String rest) {
        return "/api/v1/models/" + model + rest;
    }
}
