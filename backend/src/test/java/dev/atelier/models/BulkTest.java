package dev.atelier.models;

import static dev.atelier.models.BaseModelCalls.ask;
import static dev.atelier.models.BaseModelCalls.bulk;
import static dev.atelier.models.BaseModelCalls.entry;
import static dev.atelier.models.BaseModelCalls.model;
import static dev.atelier.models.BaseModelCalls.path;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.atelier.testing.Api;
import dev.atelier.testing.PlayedModels;
import dev.atelier.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many models at once. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class BulkTest {
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
}
