package dev.atelier.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.atelier.models.VersionDiff.Line;
import dev.atelier.models.VersionDiff.Op;
import dev.atelier.testing.Api;
import dev.atelier.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class VersionsTest {
    private final String id = "versioned-" + UUID.randomUUID();
    private final String at = "/api/v1/models/" + id;
    private Api.Person owner;

    @BeforeEach
    void a_model_of_somebody() {
        owner = Api.somebody();
        owner.json()
                .body(Map.of(
                        "id", id,
                        "name", "Lawyer",
                        "base_model_id", "demo-plain",
                        "system_prompt", "One\nTwo\nThree",
                        "params", Map.of("temperature", 0, "seed", 0)))
                .post("/api/v1/models?message=The%20start")
                .then()
                .statusCode(201);
    }

    @Test
    void every_save_is_a_version_with_author_time_and_message() {
        save(Map.of("system_prompt", "One\nThree"), "Shorter");
        owner.json()
                .get(at + "/versions")
                .then()
                .statusCode(200)
                .body("total", equalTo(2))
                .body("items.n", contains(2, 1))
                .body("items.cause", contains("save", "create"))
                .body("items.message", contains("Shorter", "The start"))
                .body("items.author.id", contains(owner.id(), owner.id()))
                .body("items[0]", not(hasKey("content")));
        owner.json().get(at).then().body("version", equalTo(2));
    }

    @Test
    void hiding_switching_off_and_saving_nothing_new_make_no_version() {
        owner.json().post(at + "/hide").then().statusCode(200);
        save(Map.of("enabled", false), "");
        save(Map.of("name", "Lawyer"), "");
        owner.json().get(at).then().body("version", equalTo(1)).body("hidden", equalTo(true));
    }

    @Test
    void a_history_is_read_in_pages() {
        for (var n = 2; n <= 4; n++) {
            save(Map.of("name", "Lawyer " + n), "");
        }
        var first = owner.json().get(at + "/versions?limit=3");
        first.then().body("items.n", contains(4, 3, 2));
        owner.json()
                .get(at + "/versions?limit=3&cursor=" + first.path("next_cursor"))
                .then()
                .body("items.n", contains(1))
                .body("next_cursor", nullValue());
    }

    @Test
    void a_difference_is_told_by_field_and_by_line_of_the_prompt() {
        var params = new HashMap<String, Object>(Collections.singletonMap("seed", null));
        params.put("top_k", 5);
        save(Map.of("system_prompt", "One\nZwei\nThree", "params", params), "");
        owner.json()
                .get(at + "/versions/1/diff?to=2")
                .then()
                .statusCode(200)
                .body("changes.field", contains("params.seed", "params.top_k", "system_prompt"))
                .body("changes[0].from", equalTo(0))
                .body("changes[0].to", nullValue())
                .body("prompt.op", contains("same", "removed", "added", "same"))
                .body("prompt.text", contains("One", "Two", "Zwei", "Three"));
    }

    @Test
    void restoring_brings_the_content_back_as_a_new_version_and_leaves_the_switches() {
        save(Map.of("system_prompt", "Other", "params", Collections.singletonMap("seed", null)), "");
        owner.json().post(at + "/hide");
        owner.json()
                .post(at + "/versions/1/restore")
                .then()
                .statusCode(200)
                .body("version", equalTo(3))
                .body("system_prompt", equalTo("One\nTwo\nThree"))
                .body("params.seed", equalTo(0))
                .body("hidden", equalTo(true));
        owner.json()
                .get(at + "/versions/3")
                .then()
                .body("cause", equalTo("restore"))
                .body("restored_from", equalTo(1))
                .body("content.name", equalTo("Lawyer"))
                .body("content", not(hasKey("access")));
    }

    @Test
    void a_restore_that_lost_a_race_is_refused() {
        var seen = owner.json().get(at).header("ETag");
        save(Map.of("name", "Changed"), "");
        owner.json()
                .header("If-Match", seen)
                .post(at + "/versions/1/restore")
                .then()
                .statusCode(412);
    }

    @Test
    void a_version_of_another_model_does_not_exist_here() {
        save(Map.of("name", "Changed"), "");
        owner.json().post(at + "/clone").then().statusCode(201);
        for (var path : List.of("/versions/2", "/versions/2/diff?to=1", "/versions/1/diff?to=2", "/versions/0")) {
            owner.json().get(at + "-clone" + path).then().statusCode(404);
        }
        owner.json().post(at + "-clone/versions/2/restore").then().statusCode(404);
    }

    @Test
    void a_clone_begins_a_history_of_its_own() {
        owner.json().post(at + "/clone").then().body("version", equalTo(1));
        owner.json()
                .get(at + "-clone/versions")
                .then()
                .body("items.cause", contains("clone"))
                .body("items.message", contains("Cloned from " + id));
    }

    @Test
    void who_may_only_use_a_model_sees_nothing_of_its_history() {
        save(Map.of("access", Map.of("visibility", "public")), "");
        var user = Api.somebody();
        user.json().get(at).then().statusCode(200);
        for (var path : List.of("/versions", "/versions/1", "/versions/1/diff")) {
            user.json().get(at + path).then().statusCode(403);
        }
        user.json().post(at + "/versions/1/restore").then().statusCode(403);
    }

    @Test
    void a_message_has_a_limit_that_is_told() {
        owner.json()
                .body(Map.of("name", "Changed"))
                .patch(at + "?message=" + "m".repeat(501))
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem("/message"));
        owner.json().get(at).then().body("name", equalTo("Lawyer"));
    }

    @Test
    void prompts_that_share_nothing_and_are_long_are_told_as_replaced() {
        var before = Collections.nCopies(3_000, "a");
        var after = Collections.nCopies(3_000, "b");
        var lines = VersionDiff.lines(before, after);
        assertThat(lines).hasSize(6_000).startsWith(new Line(Op.REMOVED, "a")).endsWith(new Line(Op.ADDED, "b"));
    }

    private void save(Map<String, ?> change, String message) {
        owner.json().body(change).patch(at + "?message=" + message).then().statusCode(200);
    }
}
