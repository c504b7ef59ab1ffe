package dev.atelier.models.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.platform.json.Json;
import dev.atelier.testing.Api;
import dev.atelier.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class TransferTest {
    private Api.Person somebody;

    @BeforeEach
    void somebody_comes_in() {
        somebody = Api.somebody();
    }

    @ParameterizedTest
    @ValueSource(strings = {"open-webui-2026.json", "open-webui-2025.json"})
    void what_came_from_open_webui_goes_back_without_loss(String file) throws IOException {
        var sent = fixture(file);
        importing(sent, "dry_run=false").then().statusCode(200).body("items.action", hasItem("create"));
        for (var entry : sent) {
            var exported = (ObjectNode) export(entry.path("id").asText()).path(0);
            var expected = (ObjectNode) entry.deepCopy();
            for (var node : List.of(exported, expected)) {
                node.remove(List.of("user_id", "version_id", "created_at", "updated_at", "user"));
            }
            if (expected.has("access_control")) { // an older way to say it
                expected.remove("access_control");
                exported.remove(List.of("access_grants", "access_control"));
            }
            assertThat(exported).isEqualTo(expected);
        }
    }

    @Test
    void a_dry_run_says_what_would_happen_and_writes_nothing() throws IOException {
        var sent = fixture("open-webui-2026.json");
        var first = sent.path(0).path("id").asText();
        importing(sent, "dry_run=true")
                .then()
                .statusCode(200)
                .body("applied", equalTo(false))
                .body("format", equalTo("open-webui 0.12.4"))
                .body("items[0].action", equalTo("create"))
                .body("items[0].unresolved.kind", hasItem("tool"));
        somebody.json().get("/api/v1/models/" + first).then().statusCode(404);
    }

    @Test
    void a_slip_in_dry_run_writes_nothing() throws IOException {
        var sent = fixture("open-webui-2026.json");
        for (var slip : List.of("1", "yes", "TRUE")) {
            importing(sent, "dry_run=" + slip).then().statusCode(422).body("errors.pointer", hasItem("/dry_run"));
        }
        somebody.json()
                .get("/api/v1/models/" + sent.path(0).path("id").asText())
                .then()
                .statusCode(404);
    }

    @Test
    void importing_our_own_export_changes_nothing() throws IOException {
        var sent = fixture("open-webui-2026.json");
        importing(sent, "dry_run=false");
        var exported = export(sent.path(0).path("id").asText());
        importing(exported, "mode=update")
                .then()
                .statusCode(200)
                .body("items[0].action", equalTo("update"))
                .body("items[0].changes", empty());
    }

    @Test
    void the_three_modes_skip_update_or_rename_what_is_here() throws IOException {
        var sent = fixture("open-webui-2026.json");
        var id = sent.path(0).path("id").asText();
        importing(sent, "").then().statusCode(200);
        ((ObjectNode) sent.path(0)).put("name", "Another name");
        importing(sent, "mode=skip").then().body("items[0].action", equalTo("skip"));
        importing(sent, "mode=rename").then().body("items[0].target_id", equalTo(id + "-2"));
        importing(sent, "mode=update")
                .then()
                .body("items[0].action", equalTo("update"))
                .body("items[0].changes.field", contains("name"))
                .body("items[0].changes[0].to", equalTo("Another name"));
        somebody.json().get("/api/v1/models/" + id).then().body("name", equalTo("Another name"));
    }

    @Test
    void what_was_changed_here_is_what_goes_out() throws IOException {
        var sent = fixture("open-webui-2026.json");
        var id = sent.path(0).path("id").asText();
        importing(sent, "");
        somebody.json()
                .body(
                        "{\"params\": {\"temperature\": 0}, \"greeting\": \"Hi\", \"tags\": [\"new\"], \"system_prompt\": \"Anew\"}")
                .contentType("application/merge-patch+json")
                .patch("/api/v1/models/" + id)
                .then()
                .statusCode(200);
        var exported = export(id).path(0);
        assertThat(exported.at("/params/temperature").asInt(-1)).isZero();
        assertThat(exported.at("/params/system").asText()).isEqualTo("Anew");
        assertThat(exported.at("/meta/tags").toString()).isEqualTo("[{\"name\":\"new\"}]");
        assertThat(exported.at("/meta/atelier/greeting").asText()).isEqualTo("Hi");
        assertThat(exported.at("/meta/tts/voice").asText()).isEqualTo("alloy");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                                        | import-empty          | empty
                    [{"id":"a","name":]                       | import-malformed-json | Line 1, column
                    {"a": 1, "b": 2}                          | import-not-recognised | a, b
                    hello                                     | import-not-recognised | hello
                    []                                        | import-not-recognised | empty list
                    [{"id":"f","type":"filter","content":"x"}]| import-other-export   | functions
                    [{"id":"c","chat":{"messages":[]}}]       | import-other-export   | chats
                    GGUF3                                     | import-weights-file   | GGUF
                    """)
    void a_file_that_is_no_export_says_what_it_is_instead(String file, String slug, String detail) {
        somebody.json()
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/models/import")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo(slug))
                .body("detail", containsString(detail));
    }

    @Test
    void bytes_that_are_no_text_are_refused_by_place() {
        somebody.json()
                .body(new byte[] {'[', '"', (byte) 0xC3, (byte) 0x28})
                .post("/api/v1/models/import")
                .then()
                .statusCode(422)
                .body("type", equalTo("import-not-utf8"))
                .body("detail", startsWith("Byte 3"));
    }

    @Test
    void a_provider_s_listing_is_skipped_and_base_settings_are_refused_by_name() {
        importing("""
                        [{"id":"gpt-x","object":"model","owned_by":"openai"},
                         {"id":"llama3","base_model_id":null,"name":"Llama","meta":{},"params":{}},
                         {"id":"%s","base_model_id":"demo-plain","name":"Fine","meta":{},"params":{}}]""".formatted(newId()), "")
                .then()
                .statusCode(200)
                .body("items.action", contains("skip", "refuse", "create"))
                .body("items[1].kind", equalTo("base"));
    }

    @Test
    void an_id_that_breaks_the_rules_and_one_that_comes_twice_are_renamed_and_reported() {
        var id = newId();
        importing("""
                        [{"id":"my %1$s","name":"A","base_model_id":"demo-plain","params":{},"meta":{}},
                         {"id":"my-%1$s","name":"B","base_model_id":"demo-plain","params":{},"meta":{}}]""".formatted(id), "")
                .then()
                .statusCode(200)
                .body("items.target_id", contains("my-" + id, "my-" + id + "-2"))
                .body("items.action", contains("rename", "rename"))
                .body("items[0].problems[0]", containsString("id was changed"));
    }

    @Test
    void who_may_see_it_is_taken_over_and_unsaid_is_private_unless_asked() {
        var id = newId();
        importing("""
                        [{"id":"%1$s-a","name":"A","base_model_id":"demo-plain","params":{},"meta":{},"access_control":null},
                         {"id":"%1$s-b","name":"B","base_model_id":"demo-plain","params":{},"meta":{},"access_control":{}},
                         {"id":"%1$s-c","name":"C","base_model_id":"demo-plain","params":{},"meta":{}},
                         {"id":"%1$s-d","name":"D","base_model_id":"demo-plain","params":{},"meta":{},
                          "access_grants":[{"principal_type":"user","principal_id":"*","permission":"read"}]}]""".formatted(id), "").then().statusCode(200).body("items", hasSize(4));
        assertThat(List.of("a", "b", "c", "d").stream()
                        .map(letter -> somebody.json()
                                .get("/api/v1/models/" + id + "-" + letter)
                                .<String>path("access.visibility"))
                        .toList())
                .containsExactly("public", "private", "private", "public");
    }

    @Test
    void a_file_may_not_overwrite_what_belongs_to_somebody_else() {
        var id = newId();
        var entry = "[{\"id\":\"%s\",\"name\":\"Mine\",\"base_model_id\":\"demo-plain\",\"params\":{},\"meta\":{}}]"
                .formatted(id);
        importing(entry, "").then().statusCode(200);
        Api.somebody()
                .json()
                .body(entry)
                .post("/api/v1/models/import?mode=update")
                .then()
                .statusCode(200)
                .body("items[0].action", equalTo("refuse"));
        somebody.json().get("/api/v1/models/" + id).then().body("owner.id", equalTo(somebody.id()));
    }

    @Test
    void an_import_cannot_chain_a_model_to_somebody_else_s() {
        var secret = newId();
        importing(
                "[{\"id\":\"%s\",\"name\":\"S\",\"base_model_id\":\"demo-plain\",\"params\":{\"system\":\"secret\"},\"meta\":{}}]"
                        .formatted(secret),
                "");
        var chain = newId();
        var stranger = Api.somebody();
        stranger.json()
                .body("[{\"id\":\"%s\",\"name\":\"C\",\"base_model_id\":\"%s\",\"params\":{},\"meta\":{}}]"
                        .formatted(chain, secret))
                .post("/api/v1/models/import")
                .then()
                .statusCode(200)
                .body("items[0].unresolved.id", hasItem(secret));
        stranger.json().get("/api/v1/catalog?q=" + chain).then().body("items[0].state", equalTo("removed"));
    }

    @Test
    void numbers_in_quotes_become_numbers_and_older_spellings_are_read() {
        var id = newId();
        importing("""
                        {"id":"%s","name":"P","params":{"model":"demo-plain","temperature":"0.5","num_predict":128,"stop":"A,B",
                         "logit_bias":"5:1, 7:-2","system":"two\\r\\nlines"},"meta":{"tags":["plain"]}}""".formatted(id), "").then().statusCode(200).body("items[0].action", equalTo("create"));
        somebody.json()
                .get("/api/v1/models/" + id)
                .then()
                .body("base_model_id", equalTo("demo-plain"))
                .body("params.max_tokens", equalTo(128))
                .body("params.stop", contains("A", "B"))
                .body("params.logit_bias", equalTo(java.util.Map.of("5", 1, "7", -2)))
                .body("system_prompt", equalTo("two\nlines"))
                .body("tags", contains("plain"));
    }

    @Test
    void an_export_is_a_file_with_a_name() {
        var id = newId();
        importing(
                "[{\"id\":\"%s/ü\",\"name\":\"X\",\"base_model_id\":\"demo-plain\",\"params\":{},\"meta\":{}}]"
                        .formatted(id),
                "");
        somebody.json()
                .get("/api/v1/models/" + id + "%2F%C3%BC/export")
                .then()
                .statusCode(200)
                .header("Content-Disposition", startsWith("attachment; filename=\"" + id + "__.json\""));
    }

    private Response importing(Object body, String query) {
        return somebody.json()
                .body(body.toString())
                .post("/api/v1/models/import" + (query.isEmpty() ? "" : "?" + query));
    }

    private JsonNode export(String id) throws IOException {
        return Json.mapper()
                .readTree(
                        somebody.json().get("/api/v1/models/" + id + "/export").asString());
    }

    /** A file of our own in the shape of a real one; its ids are made new, so that tests do not meet. */
    private static ArrayNode fixture(String name) throws IOException {
        try (var file = TransferTest.class.getResourceAsStream("/imports/" + name)) {
            var entries = (ArrayNode) Json.mapper().readTree(file);
            entries.forEach(entry -> ((ObjectNode) entry).put("id", newId()));
            return entries;
        }
    }

    private static String newId() {
        return "t-" + UUID.randomUUID();
    }
}
