package dev.atelier.models;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.nullValue;

import dev.atelier.testing.Api;
import dev.atelier.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SelectorTest {
    private final String mark = "selector-" + UUID.randomUUID();

    @Test
    void the_next_page_goes_on_where_the_last_one_ended_although_its_last_entry_is_gone() {
        var person = Api.somebody();
        for (var letter : List.of("c", "a", "b")) {
            person.json()
                    .body(Map.of("id", mark + letter, "name", mark + letter, "base_model_id", "demo-plain"))
                    .post("/api/v1/models")
                    .then()
                    .statusCode(201);
        }
        var first = person.json().get("/api/v1/catalog?limit=2&q=" + mark);
        first.then().body("items.id", contains(mark + "a", mark + "b"));
        person.json().delete("/api/v1/models/" + mark + "b").then().statusCode(204);
        person.json()
                .get("/api/v1/catalog?limit=2&q=" + mark + "&cursor=" + first.path("next_cursor"))
                .then()
                .body("items.id", contains(mark + "c"))
                .body("next_cursor", nullValue());
    }
}
