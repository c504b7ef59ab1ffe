package dev.atelier.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
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

/** Models shared with single people and groups. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SharingTest {
    private Api.Person owner;
    private Api.Person other;

    @BeforeEach
    void two_people_come_in() {
        owner = Api.somebody();
        other = Api.somebody();
    }

    @Test
    void use_runs_read_sees_and_write_changes() {
        var id = shared("user:" + other.id(), "use");
        other.json()
                .get(path(id))
                .then()
                .statusCode(200)
                .body("system_prompt", nullValue())
                .body("access.grants", empty())
                .body("permissions.read", equalTo(false));
        other.json().get("/api/v1/catalog?q=" + id).then().body("total", equalTo(1));
        other.json().body("{\"greeting\": \"x\"}").patch(path(id)).then().statusCode(403);

        grant(id, "user:" + other.id(), "read");
        other.json()
                .get(path(id))
                .then()
                .body("system_prompt", equalTo("Prompt"))
                .body("access.grants.principal", contains("user:" + other.id()))
                .body("access.grants.name", contains("Somebody"));
        other.json().get(path(id) + "/export").then().statusCode(200);
        other.json().body("{\"greeting\": \"x\"}").patch(path(id)).then().statusCode(403);

        grant(id, "user:" + other.id(), "write");
        other.json().body("{\"greeting\": \"x\"}").patch(path(id)).then().statusCode(200);
        other.json().get("/api/v1/models/tags").then().body("items.tag", hasItem("tag-" + id));
    }

    @Test
    void what_others_shared_is_told_from_what_is_mine() {
        var id = shared("user:" + other.id(), "use");
        other.json().get("/api/v1/models?owner=others&q=" + id).then().body("total", equalTo(1));
        other.json().get("/api/v1/models?owner=me&q=" + id).then().body("total", equalTo(0));
        owner.json().get("/api/v1/models?owner=others&q=" + id).then().body("total", equalTo(0));
    }

    @Test
    void a_writer_leaves_access_to_the_owner() {
        var id = shared("user:" + other.id(), "write");
        other.json()
                .body("{\"access\": {\"visibility\": \"public\"}}")
                .patch(path(id))
                .then()
                .statusCode(403)
                .body("type", equalTo("forbidden"));
        other.json().body("{\"access\": null}").patch(path(id)).then().statusCode(403);
        other.json()
                .body(Map.of("name", "Replaced", "base_model_id", "demo-plain"))
                .put(path(id))
                .then()
                .statusCode(200)
                .body("name", equalTo("Replaced"))
                .body("access.grants.principal", contains("user:" + other.id()));
        other.json()
                .body(other.json().get(path(id)).asString())
                .put(path(id))
                .then()
                .statusCode(200);
    }

    @Test
    void access_hidden_and_enabled_make_no_version_and_are_in_the_audit() {
        var id = shared("user:" + other.id(), "use");
        owner.json()
                .body("{\"access\": {\"visibility\": \"public\"}, \"hidden\": true, \"enabled\": false}")
                .patch(path(id))
                .then()
                .statusCode(200)
                .body("version", equalTo(1));
        owner.json()
                .body("{\"greeting\": \"x\", \"hidden\": false}")
                .patch(path(id))
                .then()
                .body("version", equalTo(2));
        List<Map<String, String>> audit =
                Api.asAdministrator().get("/api/v1/audit?limit=200").path("items");
        assertThat(audit)
                .filteredOn(entry -> entry.getOrDefault("subject", "").startsWith(id))
                .extracting(entry -> entry.get("action"))
                .containsExactlyInAnyOrder("model.access", "model.hide", "model.disable", "model.unhide");
    }

    @Test
    void who_leaves_a_group_loses_at_once_what_it_was_granted() {
        var group = Api.group(other);
        var id = shared("group:" + group, "use");
        other.json().get(path(id)).then().statusCode(200);
        other.json().get("/api/v1/models?q=" + id).then().body("total", equalTo(1));
        Api.asAdministrator()
                .body(Map.of("member_ids", List.of()))
                .patch("/api/v1/groups/" + group)
                .then()
                .statusCode(200)
                .body("member_ids", empty());
        other.json().get(path(id)).then().statusCode(404);
        other.json().get("/api/v1/models?q=" + id).then().body("total", equalTo(0));
        other.json().get("/api/v1/catalog?q=" + id).then().body("total", equalTo(0));
    }

    @Test
    void the_highest_of_several_grants_counts() {
        var group = Api.group(other);
        var id = shared("group:" + group, "write");
        owner.json()
                .body(Map.of(
                        "access",
                        Map.of(
                                "visibility",
                                "public",
                                "grants",
                                List.of(
                                        Map.of("principal", "group:" + group, "permission", "write"),
                                        Map.of("principal", "user:" + other.id(), "permission", "use")))))
                .patch(path(id))
                .then()
                .statusCode(200);
        other.json().get(path(id)).then().body("permissions.write", equalTo(true));
    }

    @Test
    void grants_to_a_deleted_group_or_person_are_gone() {
        var group = Api.group(other);
        var id = shared("group:" + group, "use");
        owner.json()
                .body(Map.of(
                        "access",
                        access(Map.of(
                                "group:" + group, "read", "user:" + other.id(), "write", "user:" + owner.id(), "use"))))
                .patch(path(id))
                .then()
                .statusCode(200);
        var before = owner.json().get(path(id)).getHeader("ETag");
        Api.asAdministrator().delete("/api/v1/groups/" + group).then().statusCode(204);
        Api.asAdministrator().delete("/api/v1/users/" + other.id()).then().statusCode(204);
        var after = owner.json().get(path(id));
        after.then().body("access.grants.principal", contains("user:" + owner.id()));
        assertThat(after.getHeader("ETag")).isNotEqualTo(before);
    }

    @Test
    void a_principal_is_granted_one_thing() {
        var id = shared("user:" + other.id(), "use");
        owner.json()
                .body(Map.of(
                        "access",
                        Map.of(
                                "visibility",
                                "private",
                                "grants",
                                List.of(
                                        Map.of("principal", "user:" + other.id(), "permission", "use"),
                                        Map.of("principal", "user:" + other.id(), "permission", "write")))))
                .patch(path(id))
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/access/grants/1/principal"));
    }

    /** A model of the owner's that one principal was granted something on. */
    private String shared(String principal, String permission) {
        var id = "m-" + UUID.randomUUID();
        owner.json()
                .body(Map.of(
                        "id",
                        id,
                        "name",
                        "Shared",
                        "base_model_id",
                        "demo-plain",
                        "system_prompt",
                        "Prompt",
                        "tags",
                        List.of("tag-" + id),
                        "access",
                        access(Map.of(principal, permission))))
                .post("/api/v1/models")
                .then()
                .statusCode(201)
                .header("ETag", notNullValue())
                .body("access.grants.principal", contains(principal));
        return id;
    }

    private void grant(String id, String principal, String permission) {
        owner.json()
                .body(Map.of("access", access(Map.of(principal, permission))))
                .patch(path(id))
                .then()
                .statusCode(200);
    }

    private static Map<String, Object> access(Map<String, String> permissions) {
        var grants = permissions.entrySet().stream()
                .map(grant -> Map.of("principal", grant.getKey(), "permission", grant.getValue()))
                .toList();
        return Map.of("visibility", "private", "grants", grants);
    }

    private static String path(String id) {
        return "/api/v1/models/" + id;
    }
}
