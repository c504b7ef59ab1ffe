package dev.atelier.models;

import static dev.atelier.models.BaseModelCalls.importing;
import static dev.atelier.models.BaseModelCalls.model;
import static dev.atelier.models.BaseModelCalls.path;
import static dev.atelier.models.BaseModelCalls.repoint;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

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

/** Who uses a base model, and putting them all on another. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RepointTest {
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
}
