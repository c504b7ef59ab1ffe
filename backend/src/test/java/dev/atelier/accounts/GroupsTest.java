package dev.atelier.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.atelier.testing.Api;
import dev.atelier.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Groups, and finding whom something can be granted to. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class GroupsTest {
    private Api.Person owner;
    private Api.Person other;

    @BeforeEach
    void two_people_come_in() {
        owner = Api.somebody();
        other = Api.somebody();
    }

    @Test
    void everybody_who_shares_finds_people_and_groups_by_name() {
        var group = Api.group();
        String name = Api.asAdministrator().get("/api/v1/groups/" + group).path("name");
        var found = other.json().get("/api/v1/principals?q=" + name.toUpperCase(java.util.Locale.ROOT));
        found.then()
                .statusCode(200)
                .body("items.principal", contains("group:" + group))
                .body("items.name", contains(name));
        other.json().get("/api/v1/principals?q=" + owner.email()).then().body("total", equalTo(0));
        Api.asAdministrator()
                .get("/api/v1/principals?q=" + owner.email())
                .then()
                .body("items.principal", contains("user:" + owner.id()))
                .body("items.email", contains(owner.email()));
        String next = other.json().get("/api/v1/principals?limit=1").path("next_cursor");
        assertThat(next).isNotNull();
        other.json().get("/api/v1/principals?limit=1&cursor=" + next).then().body("items", not(empty()));
        other.json().get("/api/v1/principals?limit=51").then().statusCode(422);
    }

    @Test
    void groups_are_for_administrators_and_have_names_of_their_own() {
        var group = Api.group(other);
        var read = Api.asAdministrator().get("/api/v1/groups/" + group);
        String name = read.path("name");
        for (var path : List.of("/api/v1/groups", "/api/v1/groups/" + group)) {
            other.json().get(path).then().statusCode(403);
        }
        Api.asAdministrator()
                .body(Map.of("name", name.toUpperCase(java.util.Locale.ROOT)))
                .post("/api/v1/groups")
                .then()
                .statusCode(409)
                .body("type", equalTo("id-taken"));
        Api.asAdministrator()
                .body(Map.of("member_ids", List.of(UUID.randomUUID())))
                .patch("/api/v1/groups/" + group)
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/member_ids"));
        Api.asAdministrator()
                .header("If-Match", "\"0\"")
                .body(Map.of("description", "x"))
                .patch("/api/v1/groups/" + group)
                .then()
                .statusCode(412);
        Api.asAdministrator()
                .header("If-Match", read.getHeader("ETag"))
                .body(Map.of("description", "For contracts"))
                .patch("/api/v1/groups/" + group)
                .then()
                .statusCode(200)
                .header("ETag", not(equalTo(read.getHeader("ETag"))))
                .body("description", equalTo("For contracts"))
                .body("member_ids", contains(other.id()));
        Api.asAdministrator().get("/api/v1/groups?limit=200").then().body("items.id", hasItem(group));
    }
}
