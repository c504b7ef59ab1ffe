package dev.atelier.models;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.atelier.testing.Api;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How many models name the extensions of a list. */
@QuarkusTest
class ExtensionUsesTest {
    private static final String PATH = "/api/v1/extensions";

    private Api.Person owner;

    @BeforeEach
    void somebody_makes_actions() {
        owner = Api.somebody();
    }

    @Test
    void each_is_counted_and_a_model_that_names_two_counts_once_in_all() {
        var one = action();
        var other = action();
        var unused = action();
        model(one, other);
        model(one);
        var few = List.of(one, other).stream().sorted().toList();
        owner.json()
                .get(asked(one, other, unused))
                .then()
                .statusCode(200)
                .body("items.id", equalTo(few))
                .body("items.find { it.id == '%s' }.models".formatted(one), equalTo(2))
                .body("items.find { it.id == '%s' }.models".formatted(other), equalTo(1))
                .body("models", equalTo(2));
    }

    @Test
    void who_does_not_see_inside_is_told_nothing() {
        var one = action();
        model(one);
        owner.json().get(asked(one)).then().body("items.id", contains(one));
        Api.somebody().json().get(asked(one)).then().body("items", empty()).body("models", equalTo(0));
    }

    @Test
    void nothing_is_asked_of_more_than_a_page_can_show() {
        owner.json().get(asked(new String[201])).then().statusCode(422);
        owner.json().get(PATH + "/used-by").then().statusCode(200).body("items", empty());
    }

    private static String asked(String... ids) {
        return PATH + "/used-by?id=" + String.join("&id=", ids);
    }

    private String action() {
        return Api.idOf(owner.json()
                .body(Map.of(
                        "id", "a" + UUID.randomUUID(),
                        "name", "Limerick",
                        "kind", "action",
                        "source", "prompt",
                        "definition", Map.of("prompt", "As a limerick: {{message}}", "result", "notice")))
                .post(PATH));
    }

    private void model(String... actions) {
        owner.json()
                .body(Map.of(
                        "id",
                        "m" + UUID.randomUUID(),
                        "name",
                        "M",
                        "base_model_id",
                        "demo-plain",
                        "action_ids",
                        actions))
                .post("/api/v1/models")
                .then()
                .statusCode(201);
    }
}
