package dev.atelier.models.transfer;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.atelier.testing.Api;
import dev.atelier.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files that say with whom a model is shared. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SharedFilesTest {
    private Api.Person owner;
    private Api.Person other;

    @BeforeEach
    void two_people_come_in() {
        owner = Api.somebody();
        other = Api.somebody();
    }

    @Test
    void a_file_shares_with_whom_it_names_and_who_is_here() {
        var id = "m-" + UUID.randomUUID();
        var stranger = UUID.randomUUID().toString();
        importing(
                        id,
                        "access_grants",
                        List.of(
                                Map.of("principal_type", "user", "principal_id", other.id(), "permission", "write"),
                                Map.of("principal_type", "group", "principal_id", stranger, "permission", "read")))
                .body("items[0].unresolved.kind", hasItem("group"))
                .body("items[0].unresolved.id", hasItem(stranger))
                .body("items[0].unresolved.id", not(hasItem(other.id())));
        other.json().get(path(id)).then().body("permissions.write", equalTo(true));
        owner.json()
                .get(path(id) + "/export")
                .then()
                .body("[0].access_grants.principal_id", hasItem(stranger))
                .body("[0].access_grants.principal_id", hasItem(other.id()));
        owner.json()
                .body("{\"access\": {\"grants\": []}}")
                .patch(path(id))
                .then()
                .statusCode(200);
        owner.json().get(path(id) + "/export").then().body("[0].access_grants.principal_id", contains(stranger));
    }

    @Test
    void older_files_share_by_lists_of_ids() {
        var id = "m-" + UUID.randomUUID();
        importing(
                id,
                "access_control",
                Map.of(
                        "read", Map.of("user_ids", List.of(other.id()), "group_ids", List.of()),
                        "write", Map.of("user_ids", List.of(), "group_ids", List.of())));
        other.json()
                .get(path(id))
                .then()
                .statusCode(200)
                .body("permissions.use", equalTo(true))
                .body("permissions.read", equalTo(false));
    }

    /** A model from a file, with what that says of access. */
    private ValidatableResponse importing(String id, String access, Object what) {
        var entry = Map.of(
                "id",
                id,
                "name",
                "Shared",
                "base_model_id",
                "demo-plain",
                "params",
                Map.of(),
                "meta",
                Map.of(),
                access,
                what);
        return owner.json()
                .body(List.of(entry))
                .post("/api/v1/models/import")
                .then()
                .statusCode(200);
    }

    private static String path(String id) {
        return "/api/v1/models/" + id;
    }
}
