package dev.atelier.chats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.knowledge.search.Shelf;
import dev.atelier.platform.json.Json;
import dev.atelier.platform.sql.Statements;
import dev.atelier.testing.Api;
import dev.atelier.testing.PlayedModels;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a chat keeps of how its answers came about, out into a file and in again. */
@QuarkusTest
class CarriedChatsTest {
    private static final Set<String> OF_THE_PLACE =
            Set.of("id", "parent_id", "head_id", "created_at", "updated_at", "merged_from");

    @Inject
    Shelf shelf;

    @Inject
    Statements statements;

    private final String model = "m-" + UUID.randomUUID();
    private PlayedModels upstream;
    private Api.Person ann;

    @BeforeEach
    void a_model_with_a_tool_a_filter_and_a_document() {
        upstream = new PlayedModels("base");
        ann = Api.somebody();
        var fields =
                new HashMap<String, Object>(Map.of("id", model, "name", "Desk", "base_model_id", upstream.model(0)));
        fields.put(
                "knowledge_ids", List.of(shelf.collection(ann, "Mooring in the harbour costs twelve crowns a night.")));
        fields.put("tool_ids", List.of("calculator"));
        fields.put("filter_ids", List.of("redact"));
        ann.json().body(fields).post("/api/v1/models").then().statusCode(201);
    }

    @AfterEach
    void close() throws IOException {
        upstream.close();
    }

    /** Asked, answered with a tool, a source and something redacted, and asked again. */
    private ObjectNode exported() {
        var talk = Talk.begin(ann);
        try (var stream = talk.ask("What does mooring cost? Write to ann@example.com", model)) {
            sent().call("c1", "calculate", "{\"expression\": \"6 * 2\"}");
            sent().say("Twelve crowns [1].").finish();
            stream.toEnd();
        }
        try (var stream = talk.ask("And for two nights?", model)) {
            sent().say("Twenty-four.").finish("length");
            stream.toEnd();
        }
        var file = Json.read(ann.json().get(talk.path() + "/export").asString(), ObjectNode.class);
        assertThat(file.at("/messages/1/tool_calls/0/result").asText()).isEqualTo("12");
        assertThat(file.at("/messages/1/filter_notices/0/filter_id").asText()).isEqualTo("redact");
        assertThat(file.at("/messages/1/citations/0/document/name").asText()).isEqualTo("1.txt");
        assertThat(file.at("/messages/3/saw").asInt()).isEqualTo(1);
        ann.json().delete(talk.path()).then().statusCode(204);
        return file;
    }

    private PlayedModels.Question sent() {
        return upstream.question(upstream.model(0));
    }

    private static ObjectNode imported(Api.Person by, JsonNode file) {
        var report = by.json().body(Json.bytes(file)).post("/api/v1/chats/import");
        report.then().statusCode(200).body("items[0].action", equalTo("create"));
        String id = report.path("items[0].chat_id");
        return Json.read(by.json().get("/api/v1/chats/" + id + "/export").asString(), ObjectNode.class);
    }

    private static JsonNode told(ObjectNode file) {
        var told = file.deepCopy().remove(OF_THE_PLACE);
        told.path("messages").forEach(message -> ((ObjectNode) message).remove(OF_THE_PLACE));
        return told;
    }

    @Test
    void a_chat_comes_in_as_it_went_out_with_tool_calls_citations_and_what_filters_did() {
        var file = exported();
        var back = imported(ann, file);
        assertThat(told(back)).isEqualTo(told(file));
        assertThat(back.at("/messages/3/parent_id")).isEqualTo(back.at("/messages/2/id"));
        assertThat(back.path("head_id")).isEqualTo(back.at("/messages/3/id"));
    }

    @Test
    void of_a_document_that_the_importer_may_not_read_nothing_but_the_number_comes_in() {
        var file = exported();
        var document = file.at("/messages/1/citations/0/document/id").asText();
        var theirs = imported(Api.somebody(), file);
        assertThat(theirs.at("/messages/1/citations").toString()).isEqualTo("[{\"number\":1,\"document\":null}]");
        assertThat(statements.list(
                        row -> row.getString(1),
                        "select citations::text from message where id = ?::uuid",
                        theirs.at("/messages/1/id").asText()))
                .noneMatch(kept -> kept.contains(document));
    }

    @Test
    void what_means_nothing_is_left_out_and_what_is_too_much_is_cut() throws IOException {
        var file = exported();
        var answer = (ObjectNode) file.at("/messages/1");
        answer.set("tool_calls", Json.mapper().readTree("""
                [{"call_id": "a", "tool": "t", "arguments": "{}", "state": "running", "question": {"choices": ["x"]}, "at": 9999},
                 {"call_id": "a", "tool": "twice", "state": "done"}, {"tool": "nameless"}, 7, {"call_id": {"a": 1}, "tool": "t"},
                 {"call_id": "b", "tool": "t", "arguments": "{}", "state": "failed", "result": "%s", "took_ms": -1, "at": -3}]""".formatted("x".repeat(10_000))));
        answer.set("filter_notices", Json.mapper().readTree("""
                [{"filter_id": "f", "name": "F", "what": "exploded"}, {"what": "changed"}, null,
                 {"filter_id": "f", "name": "F", "what": "failed-open", "text": "Noth\\u0000ing"}]"""));
        answer.set("citations", Json.mapper().readTree("""
                [{"number": -1}, {"number": "1"}, {"number": 2, "document": {"id": "no-uuid"}, "position": 0, "start": 0, "end": 1},
                 {"number": 3, "document": "x", "position": 0, "start": 5, "end": 1}]"""));
        answer.put("context", "everything").put("saw", "many").put("answered_by", "y".repeat(1_000));
        ((ObjectNode) file.at("/messages/0")).set("tool_calls", answer.path("tool_calls"));
        var back = imported(ann, file).path("messages");

        var calls = back.at("/1/tool_calls");
        assertThat(calls.findValuesAsText("call_id")).containsExactly("a", "b");
        assertThat(calls.findValuesAsText("state")).containsExactly("stopped", "failed");
        assertThat(calls.at("/0/at").asInt()).isEqualTo("Twelve crowns [1].".length());
        assertThat(calls.at("/0").has("question")).isFalse();
        assertThat(calls.at("/1/result").asText()).hasSize(5_000);
        assertThat(calls.at("/1").has("took_ms")).isFalse();
        assertThat(back.at("/1/filter_notices").toString())
                .isEqualTo("[{\"filter_id\":\"f\",\"name\":\"F\",\"what\":\"failed-open\",\"text\":\"Nothing\"}]");
        assertThat(back.at("/1/citations").toString())
                .isEqualTo("[{\"number\":2,\"document\":null},{\"number\":3,\"document\":null}]");
        assertThat(back.at("/1").has("saw")).isFalse();
        assertThat(back.at("/1").has("context")).isFalse();
        assertThat(back.at("/1/answered_by").asText()).hasSize(256);
        assertThat(back.at("/0").has("tool_calls")).isFalse();
    }
}
