package dev.atelier.extensions.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.extensions.ExtensionKind;
import dev.atelier.platform.json.Json;
import dev.atelier.platform.sql.Statements;
import dev.atelier.testing.Api;
import dev.atelier.testing.Api.Person;
import dev.atelier.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Scripts as their authors meet them: saved, looked at and tried by HTTP. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ScriptExtensionsTest {
    private static final String PATH = "/api/v1/extensions";
    private static final Pattern EXAMPLE = Pattern.compile("```js\n(.*?)```\n\n```json\n(.*?)```", Pattern.DOTALL);

    private static final String IDLE_IN_A_TRANSACTION = """
            select count(*) from pg_stat_activity where datname = current_database()
            and state = 'idle in transaction' and state_change < now() - interval '300 milliseconds'""";

    @Inject
    Statements statements;

    private static Person admin() {
        Api.asAdministrator();
        return new Person("", "", Api.administratorKey());
    }

    private static Map<String, Object> script(String kind, String code) {
        return Map.of(
                "kind",
                kind,
                "source",
                "script",
                "name",
                "Script " + UUID.randomUUID(),
                "definition",
                Map.of("code", code, "hosts", List.of("api.example.org")));
    }

    private static String saved(Person author, String kind, String code) {
        return author.json()
                .body(script(kind, code))
                .post(PATH)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static ValidatableResponse tried(Person author, String id, Object body) {
        return author.json().body(body).post(PATH + "/" + id + "/test").then().statusCode(200);
    }

    @Test
    void every_example_of_the_documentation_does_what_stands_under_it() throws IOException {
        var author = admin();
        var page = Files.readString(Path.of("../docs/scripts.md"));
        var examples = EXAMPLE.matcher(page).results().toList();
        assertThat(examples).hasSize(6);
        for (var example : examples) {
            var expected = Json.read(example.group(2), JsonNode.class);
            var id = saved(author, kind(expected.path("test")), example.group(1));
            var given = Json.read(
                    tried(author, id, expected.path("test").toString())
                            .extract()
                            .asString(),
                    JsonNode.class);
            assertThat(given.path("output")).as(example.group(1)).isEqualTo(expected.path("output"));
            assertThat(given.path("problem").asText())
                    .startsWith(expected.path("problem").asText().replaceAll("\\.$", ""));
            if (expected.has("logs")) {
                assertThat(given.path("logs")).isEqualTo(expected.path("logs"));
            }
        }
    }

    @Test
    void what_new_scripts_begin_with_in_the_page_are_examples_of_the_documentation() throws IOException {
        var examples = EXAMPLE.matcher(Files.readString(Path.of("../docs/scripts.md")))
                .results()
                .toList();
        for (var kind : ExtensionKind.values()) {
            var sample = Files.readString(Path.of("../frontend/src/rooms/extensions/samples/" + kind.word() + ".js"));
            assertThat(examples)
                    .as(sample)
                    .anyMatch(example -> example.group(1).equals(sample)
                            && kind(Json.read(example.group(2), JsonNode.class).path("test"))
                                    .equals(kind.word()));
        }
    }

    private static String kind(JsonNode test) {
        return test.has("tool") ? "tool" : test.has("message") ? "action" : "filter";
    }

    @Test
    void a_script_is_saved_only_if_it_can_be_read_and_is_what_it_is_said_to_be() {
        var author = admin();
        author.json()
                .body(script("filter", "export function inlet(messages) {\n  return messages }}"))
                .post(PATH)
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/definition/code"))
                .body("errors[0].detail", containsString("(line 2, column"));
        author.json()
                .body(script("tool", "export function inlet(messages) {}"))
                .post(PATH)
                .then()
                .statusCode(422)
                .body("errors[0].detail", containsString("has a list named tools"));
    }

    @Test
    void its_settings_are_those_that_it_declares_and_its_secrets_come_back_in_nothing_it_says() {
        var author = admin();
        var code = """
                export const settings_schema = { type: 'object', properties: {
                  mark: { type: 'string' }, key: { type: 'string', format: 'password' } } };
                export function outlet(text) {
                  log('with', settings.key);
                  if (text === 'throw') throw new Error(settings.key);
                  return [settings.mark, settings.key, settings.key.length].join(' ');
                }""";
        var id = saved(author, "filter", code);
        author.json()
                .body(Map.of("settings", Map.of("mark", "!", "key", "opensesame")))
                .patch(PATH + "/" + id)
                .then()
                .statusCode(200)
                .body("secrets_set", contains("key"))
                .body("settings", equalTo(Map.of("mark", "!")));
        tried(author, id, Map.of("text", "a"))
                .body("output", equalTo("! ••• 10"))
                .body("logs", contains("with •••"));
        tried(author, id, Map.of("text", "throw"))
                .body("problem", containsString("•••"))
                .body("problem", not(containsString("opensesame")));
        author.json()
                .get(PATH + "/" + id + "/logs")
                .then()
                .statusCode(200)
                .body("items.what", hasItem("test"))
                .body("items[0].lines", contains("with •••"));
    }

    @Test
    void code_that_is_not_saved_is_tried_by_who_may_write_it() {
        var author = admin();
        var id = saved(author, "filter", "export const outlet = (text) => text");
        tried(author, id, Map.of("text", "a", "code", "export const outlet = (text) => text + 1"))
                .body("output", equalTo("a1"));
        tried(author, id, Map.of("text", "a", "code", "export const outlet = ("))
                .body("problem", containsString("cannot be read"));
        tried(author, id, Map.of("text", "a")).body("output", equalTo("a"));
    }

    @Test
    void scripts_are_written_by_administrators_and_run_by_others_where_they_may() {
        var somebody = Api.somebody();
        somebody.json()
                .body(script("filter", "export const outlet = (text) => text"))
                .post(PATH)
                .then()
                .statusCode(403);
        var id = saved(admin(), "filter", "export const outlet = (text) => text");
        somebody.json()
                .body(Map.of("text", "a"))
                .post(PATH + "/" + id + "/test")
                .then()
                .statusCode(404);
    }

    @Test
    void no_transaction_waits_for_a_script_that_is_read() {
        var author = admin();
        var endless = new HashMap<String, Object>(script("filter", "for (;;) { /* " + UUID.randomUUID() + " */ }"));
        endless.put("id", "endless-" + UUID.randomUUID());
        var reading = CompletableFuture.supplyAsync(
                () -> author.json().body(List.of(endless)).post(PATH + "/import"));
        var idle = new ArrayList<Long>();
        while (!reading.isDone()) {
            idle.add(statements
                    .first(row -> row.getLong(1), IDLE_IN_A_TRANSACTION)
                    .orElseThrow());
            LockSupport.parkNanos(50_000_000);
        }
        reading.join().then().statusCode(200).body("items[0].problems[0]", containsString("processor time"));
        assertThat(idle).hasSizeGreaterThan(5).containsOnly(0L);
    }
}
