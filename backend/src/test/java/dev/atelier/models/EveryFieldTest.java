package dev.atelier.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.testing.Api;
import dev.atelier.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is written through entities is read back through plain SQL: see decision 10. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class EveryFieldTest {
    private static final Set<String> NOTHING_TO_SAY = Set.of("avatar_url", "attention", "base_renamed_to");

    private final String id = "every-field-" + UUID.randomUUID();

    @Test
    void a_model_with_something_in_every_field_reads_the_same_as_it_was_saved() {
        var saved = save();
        assertThat(saved)
                .allSatisfy((field, value) ->
                        assertThat(isEmpty(value)).as(field).isEqualTo(NOTHING_TO_SAY.contains(field)));
        Map<String, Object> read =
                Api.asAdministrator().get("/api/v1/models/" + id).jsonPath().getMap("$");
        assertThat(read).isEqualTo(saved);
        List<Map<String, Object>> listed =
                Api.asAdministrator().get("/api/v1/models?q=" + id).jsonPath().getList("items");
        assertThat(listed).containsExactly(saved);
    }

    private Map<String, Object> save() {
        var members = List.of(
                member("id", id),
                member("name", "Every field"),
                member("description", "Something everywhere"),
                member("base_model_id", "demo-plain"),
                member("fallback_ids", List.of("demo-markdown")),
                member("system_prompt", "Be brief."),
                member("params", Map.of("temperature", 0.5, "stop", List.of("END"))),
                member("suggestions", List.of(Map.of("title", "One", "prompt", "Say one"))),
                member("greeting", "Good day"),
                member("examples", List.of(Map.of("role", "user", "text", "Hello"))),
                member("knowledge_ids", List.of(collection())),
                member("document_ids", List.of(document())),
                member("tool_ids", List.of("clock")),
                member("filter_ids", List.of("redact")),
                member("action_ids", List.of(action())),
                member("capabilities", Map.of("vision", true)),
                member("tags", List.of("один", "two")),
                member("hidden", true),
                member("enabled", true),
                member("access", Map.of("visibility", "public", "grants", List.of(grant()))));
        return Api.asAdministrator()
                .body(Map.ofEntries(members.toArray(Map.Entry[]::new)))
                .post("/api/v1/models")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getMap("$");
    }

    private static String collection() {
        return Api.asAdministrator()
                .body(Map.of("name", "Handbook"))
                .post("/api/v1/knowledge")
                .path("id");
    }

    private static String document() {
        var other = "m-" + UUID.randomUUID();
        Api.asAdministrator()
                .body(Map.of("id", other, "name", "Other", "base_model_id", "demo-plain"))
                .post("/api/v1/models")
                .then()
                .statusCode(201);
        return Api.asAdministrator()
                .body(Map.of("name", "a.txt", "text", "Something"))
                .post("/api/v1/models/" + other + "/documents")
                .path("items[0].id");
    }

    private static String action() {
        return Api.asAdministrator()
                .body(Map.of(
                        "kind", "action",
                        "source", "prompt",
                        "name", "Limerick",
                        "definition", Map.of("prompt", "As a limerick: {{message}}", "result", "message")))
                .post("/api/v1/extensions")
                .path("id");
    }

    private static Map<String, Object> grant() {
        return Map.of("principal", "user:" + Api.somebody().id(), "permission", "read");
    }

    private static Map.Entry<String, Object> member(String name, Object value) {
        return Map.entry(name, value);
    }

    private static boolean isEmpty(Object value) {
        return value == null || value.equals("") || value.equals(List.of()) || value.equals(Map.of());
    }
}
