package dev.atelier.extensions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.atelier.testing.Api;
import dev.atelier.testing.Api.Person;
import dev.atelier.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Extensions as rows: whose they are, who sees what of them, what may stand in them. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ExtensionsTest {
    private static final String PATH = "/api/v1/extensions";

    private static Map<String, Object> prompt(String name) {
        return Map.of(
                "kind",
                "action",
                "source",
                "prompt",
                "name",
                name,
                "definition",
                Map.of("prompt", "As a limerick: {{message}}", "result", "message"));
    }

    private static String made(Person owner) {
        return owner.json()
                .body(prompt("Limerick " + UUID.randomUUID()))
                .post(PATH)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void what_is_part_of_atelier_is_listed_for_everybody() {
        var somebody = Api.somebody();
        somebody.json()
                .get(PATH + "?kind=tool&source=builtin")
                .then()
                .statusCode(200)
                .body("items.id", hasItems("clock", "calculator", "web-page", "documents", "ask-user"))
                .body("items.find { it.id == 'calculator' }.tools.name", contains("calculate"))
                .body("items.find { it.id == 'calculator' }.permissions.write", equalTo(false))
                .body("items.find { it.id == 'calculator' }.owner", nullValue());
    }

    @Test
    void an_action_is_made_changed_and_deleted_by_its_owner() {
        var owner = Api.somebody();
        var id = made(owner);
        var read = owner.json().get(PATH + "/" + id);
        read.then()
                .statusCode(200)
                .body("definition.prompt", equalTo("As a limerick: {{message}}"))
                .body("access.visibility", equalTo("private"))
                .body("version", equalTo(1));
        owner.json()
                .header("If-Match", read.header("ETag"))
                .body(Map.of("name", "Verse", "definition", Map.of("result", "notice")))
                .patch(PATH + "/" + id)
                .then()
                .statusCode(200)
                .body("name", equalTo("Verse"))
                .body("version", equalTo(2))
                .body("definition.prompt", notNullValue())
                .body("definition.result", equalTo("notice"));
        owner.json()
                .header("If-Match", read.header("ETag"))
                .body(Map.of("name", "Late"))
                .patch(PATH + "/" + id)
                .then()
                .statusCode(412);
        owner.json().delete(PATH + "/" + id).then().statusCode(204);
        owner.json().get(PATH + "/" + id).then().statusCode(404);
    }

    @Test
    void whatever_is_done_to_it_is_in_the_audit() {
        var owner = Api.somebody();
        var id = made(owner);
        owner.json().body(Map.of("name", "Verse")).patch(PATH + "/" + id).then().statusCode(200);
        owner.json().post(PATH + "/" + id + "/refresh").then().statusCode(200);
        owner.json().delete(PATH + "/" + id).then().statusCode(204);
        List<Map<String, String>> audit =
                Api.asAdministrator().get("/api/v1/audit?limit=200").path("items");
        assertThat(audit)
                .filteredOn(entry -> entry.getOrDefault("subject", "").startsWith(id))
                .extracting(entry -> entry.get("action"))
                .containsExactly("extension.delete", "extension.refresh", "extension.change", "extension.create");
    }

    @Test
    void what_was_read_can_be_sent_back() {
        var owner = Api.somebody();
        var id = made(owner);
        var read = owner.json().get(PATH + "/" + id).asString();
        owner.json().body(read).put(PATH + "/" + id).then().statusCode(200);
    }

    @Test
    void who_may_only_use_it_does_not_see_how_it_is_made() {
        var owner = Api.somebody();
        var user = Api.somebody();
        var id = made(owner);
        user.json().get(PATH + "/" + id).then().statusCode(404);
        owner.json()
                .body(Map.of("access", Map.of("visibility", "public")))
                .patch(PATH + "/" + id)
                .then()
                .statusCode(200);
        user.json()
                .get(PATH + "/" + id)
                .then()
                .statusCode(200)
                .body("definition", nullValue())
                .body("settings", nullValue())
                .body("permissions.read", equalTo(false));
        for (var sub : List.of("/logs", "/used-by")) {
            user.json().get(PATH + "/" + id + sub).then().statusCode(403);
            owner.json().get(PATH + "/" + id + sub).then().statusCode(200);
        }
        user.json().body("{}").patch(PATH + "/" + id).then().statusCode(403);
        user.json().post(PATH + "/" + id + "/disable").then().statusCode(403);
    }

    @Test
    void what_is_wrong_is_named() {
        var owner = Api.somebody();
        owner.json()
                .body(Map.of("name", " "))
                .post(PATH)
                .then()
                .statusCode(422)
                .body("errors.pointer", containsInAnyOrder("/kind", "/source", "/name"));
        owner.json()
                .body(Map.of(
                        "kind", "action", "source", "prompt", "name", "x", "definition", Map.of("prompt", "no place")))
                .post(PATH)
                .then()
                .statusCode(422)
                .body("errors.pointer", containsInAnyOrder("/definition/prompt", "/definition/result"));
        owner.json()
                .body(Map.of("kind", "tool", "source", "builtin", "name", "x"))
                .post(PATH)
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/source"));
        owner.json()
                .body(Map.of(
                        "kind",
                        "action",
                        "source",
                        "prompt",
                        "name",
                        "x",
                        "id",
                        "calculator",
                        "definition",
                        Map.of("prompt", "{{message}}", "result", "message")))
                .post(PATH)
                .then()
                .statusCode(409)
                .body("type", equalTo("id-taken"));
    }

    @Test
    void administrators_set_built_in_ones_and_put_them_back() {
        var administrator = Api.asAdministrator();
        administrator
                .body(Map.of("settings", Map.of("longest", 1000), "ask", "always"))
                .patch(PATH + "/web-page")
                .then()
                .statusCode(200)
                .body("settings.longest", equalTo(1000))
                .body("ask", equalTo("always"));
        Api.asAdministrator()
                .body(Map.of("settings", Map.of("longest", 3, "shortest", 1)))
                .patch(PATH + "/web-page")
                .then()
                .statusCode(422)
                .body("errors.pointer", containsInAnyOrder("/settings/longest", "/settings/shortest"));
        Api.asAdministrator()
                .body(Map.of("name", "Other"))
                .patch(PATH + "/web-page")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/name"));
        Api.asAdministrator()
                .post(PATH + "/web-page/disable")
                .then()
                .statusCode(200)
                .body("enabled", equalTo(false));
        Api.asAdministrator().delete(PATH + "/web-page").then().statusCode(204);
        Api.asAdministrator()
                .get(PATH + "/web-page")
                .then()
                .statusCode(200)
                .body("enabled", equalTo(true))
                .body("ask", equalTo("changes"))
                .body("settings.longest", nullValue());
        Api.somebody()
                .json()
                .body(Map.of("ask", "never"))
                .patch(PATH + "/web-page")
                .then()
                .statusCode(403);
    }

    @Test
    void the_list_is_read_page_by_page() {
        var owner = Api.somebody();
        var ids = List.of(made(owner), made(owner), made(owner));
        var first = owner.json().get(PATH + "?owner=me&limit=2");
        first.then().statusCode(200).body("total", equalTo(3));
        var second = owner.json().get(PATH + "?owner=me&limit=2&cursor=" + first.path("next_cursor"));
        second.then().body("next_cursor", nullValue());
        List<String> seen = new java.util.ArrayList<>(first.<List<String>>path("items.id"));
        seen.addAll(second.<List<String>>path("items.id"));
        assertThat(seen).containsExactlyInAnyOrderElementsOf(ids);
        owner.json().get(PATH + "?owner=me&kind=filter").then().body("items", empty());
    }

    @Test
    void a_tool_is_tried_on_the_bench_by_who_looks_after_it() {
        var test = PATH + "/calculator/test";
        Api.asAdministrator()
                .body(Map.of("tool", "calculate", "arguments", Map.of("expression", "2 + 2")))
                .post(test)
                .then()
                .statusCode(200)
                .body("output", equalTo("4"))
                .body("problem", nullValue());
        Api.asAdministrator()
                .body(Map.of("tool", "calculate", "arguments", Map.of("formula", "2")))
                .post(test)
                .then()
                .statusCode(200)
                .body("output", nullValue())
                .body("problem", notNullValue());
        Api.asAdministrator()
                .body(Map.of())
                .post(test)
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/tool"));
        Api.somebody()
                .json()
                .body(Map.of("tool", "calculate"))
                .post(test)
                .then()
                .statusCode(403);
        Api.asAdministrator()
                .body(Map.of("text", "Write to ann@example.com"))
                .post(PATH + "/redact/test")
                .then()
                .statusCode(200)
                .body("problem", nullValue())
                .body("output", notNullValue());
    }
}
