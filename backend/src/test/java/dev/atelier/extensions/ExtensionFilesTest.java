package dev.atelier.extensions;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.atelier.testing.Api;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Extensions as files: ours there and back, Open WebUI's functions in. */
@QuarkusTest
class ExtensionFilesTest {
    private static final String PATH = "/api/v1/extensions";
    private static final String CODE = """
            \"""
            title: Shouter
            \"""
            from pydantic import BaseModel, Field
            import os; os.system("false")

            class Filter:
                class Valves(BaseModel):
                    priority: int = Field(
                        default=5, description="Lower comes first (0 is first)"
                    )
                    api_key: str = ""  # never told
                    words: list[str] = Field(default=["a", "b"], description='What to shout')
                    loud: bool = True

                    def check(self): pass

                def __init__(self):
                    self.valves = self.Valves()
            """;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    private static Map<String, Object> action(String id) {
        return Map.of(
                "id",
                id,
                "kind",
                "action",
                "source",
                "prompt",
                "name",
                "Poem",
                "priority",
                3,
                "definition",
                Map.of("prompt", "Poem: {{message}}", "result", "notice"));
    }

    @Test
    void what_is_exported_comes_back_under_another_id_or_changes_what_is_there() {
        var owner = Api.somebody();
        owner.json().body(action("poem-" + mark)).post(PATH).then().statusCode(201);
        var file = owner.json().get(PATH + "/export?id=poem-" + mark);
        file.then()
                .statusCode(200)
                .body("[0].definition.prompt", equalTo("Poem: {{message}}"))
                .body("[0].access", nullValue());
        var text = file.asString();
        owner.json()
                .body(text)
                .post(PATH + "/import?dry_run=true&mode=rename")
                .then()
                .statusCode(200)
                .body("format", equalTo("atelier"))
                .body("items[0].action", equalTo("rename"))
                .body("applied", equalTo(false));
        owner.json().get(PATH + "/poem-" + mark + "-2").then().statusCode(404);
        owner.json()
                .body(text)
                .post(PATH + "/import?mode=rename")
                .then()
                .body("items[0].target_id", equalTo("poem-" + mark + "-2"));
        owner.json()
                .get(PATH + "/poem-" + mark + "-2")
                .then()
                .statusCode(200)
                .body("definition.result", equalTo("notice"));
        owner.json().body(text).post(PATH + "/import").then().body("items[0].action", equalTo("skip"));
        owner.json()
                .body(text.replace("Poem: ", "Verse: "))
                .post(PATH + "/import?mode=update")
                .then()
                .body("items[0].action", equalTo("update"));
        owner.json().get(PATH + "/poem-" + mark).then().body("definition.prompt", equalTo("Verse: {{message}}"));
        Api.somebody()
                .json()
                .body(text)
                .post(PATH + "/import?mode=update")
                .then()
                .body("items[0].action", equalTo("refuse"));
    }

    @Test
    void python_is_read_and_never_run_and_the_report_says_what_to_do() {
        var functions = List.of(
                Map.of(
                        "id",
                        "shouter_" + mark,
                        "name",
                        "Shouter",
                        "type",
                        "filter",
                        "content",
                        CODE,
                        "meta",
                        Map.of("description", "Shouts.")),
                Map.of("id", "pipe_" + mark, "name", "Pipe", "type", "pipe", "content", "class Pipe:\n  pass"),
                Map.of("id", "tool_" + mark, "name", "Tool", "content", "class Tools:\n  pass", "specs", List.of()));
        var path = PATH + "/shouter-" + mark;
        Api.asAdministrator()
                .body(functions)
                .post(PATH + "/import?pipelines_url=https://pipelines.example.com")
                .then()
                .statusCode(200)
                .body("format", equalTo("open-webui-functions"))
                .body("items.action", contains("create", "refuse", "refuse"))
                .body("items[0].advice.detail", containsString("Pipelines server"))
                .body("items[0].valves.name", contains("priority", "api_key", "words", "loud"))
                .body("items[0].valves[0].value", equalTo("5"))
                .body("items[0].valves[0].description", equalTo("Lower comes first (0 is first)"))
                .body("items[2].advice.detail", containsString("OpenAPI"));
        Api.asAdministrator()
                .get(path)
                .then()
                .statusCode(200)
                .body("enabled", equalTo(false))
                .body("source", equalTo("pipelines"))
                .body("definition.pipeline_id", equalTo("shouter_" + mark))
                .body("description", containsString("Shouts."))
                .body("description", containsString("loud (bool) = True"));
    }

    @Test
    void what_is_no_extension_is_refused_with_what_was_expected() {
        Api.asAdministrator()
                .body("[{\"name\": \"x\"}]")
                .post(PATH + "/import")
                .then()
                .statusCode(422)
                .body("detail", containsString("Open WebUI"));
        Api.somebody().json().get(PATH + "/export").then().statusCode(200).body("$", not(contains("redact")));
    }
}
