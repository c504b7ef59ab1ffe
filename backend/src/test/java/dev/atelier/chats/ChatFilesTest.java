package dev.atelier.chats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.platform.json.Json;
import dev.atelier.testing.Api;
import dev.atelier.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.awt.Color;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Chats as files: ours out and in again, ChatGPT's and Open WebUI's in. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ChatFilesTest {
    private Api.Person ann;

    @BeforeEach
    void somebody_comes_in() {
        ann = Api.somebody();
    }

    private static byte[] file(String name) throws IOException {
        try (var in = ChatFilesTest.class.getResourceAsStream("/chats/" + name)) {
            return in.readAllBytes();
        }
    }

    private Response send(Api.Person to, byte[] body, String query) {
        return to.json().body(body).post("/api/v1/chats/import" + query);
    }

    private Response chat(Response report, int index) {
        return ann.json().get("/api/v1/chats/" + report.path("items[" + index + "].chat_id"));
    }

    private Talk talked() {
        var talk = Talk.begin(ann);
        try (var stream = talk.ask("Who wrote Middlemarch?", "demo-plain", "demo-markdown")) {
            stream.toEnd();
        }
        return talk;
    }

    @Test
    void a_chat_goes_out_and_comes_in_again_as_it_was() {
        var talk = talked();
        var exported = ann.json().get(talk.path() + "/export");
        exported.then()
                .statusCode(200)
                .header("Content-Disposition", containsString("attachment"))
                .body("format", equalTo("atelier-chat-1"))
                .body("messages", hasSize(3));
        send(ann, exported.asByteArray(), "").then().body("items[0].action", equalTo("skip"));
        var bob = Api.somebody();
        var report = send(bob, exported.asByteArray(), "");
        report.then().statusCode(200).body("format", equalTo("atelier")).body("items[0].action", equalTo("create"));
        var theirs = bob.json().get("/api/v1/chats/" + report.path("items[0].chat_id"));
        var mine = talk.read();
        for (var path : List.of(
                "title",
                "messages.content",
                "messages.role",
                "messages.model_id",
                "messages.state",
                "messages.created_at")) {
            assertThat(theirs.<Object>path(path)).as(path).isEqualTo(mine.<Object>path(path));
        }
        assertThat(theirs.<String>path("head_id")).isEqualTo(theirs.path("messages[1].id"));
    }

    /** A question with a picture, two answers of which one failed, and one that was made of them. */
    private Talk talkedOfAPicture() {
        var talk = Talk.begin(ann);
        var picture = Sendable.picture("red.png", 4, 3, Color.RED).sentBy(ann);
        var content = List.of(Sendable.text("What is this?"), Sendable.image(picture));
        String question;
        try (var stream = talk.ask(Map.of("content", content, "models", List.of("demo-vision", "demo-plain")))) {
            question = stream.toEnd().getFirst().text("user_message.id");
        }
        try (var stream = talk.call(question, "merge", Map.of("model", "demo-plain"))) {
            stream.toEnd();
        }
        return talk;
    }

    private JsonNode exported(Talk talk) throws IOException {
        var chat =
                Json.mapper().readTree(ann.json().get(talk.path() + "/export").asByteArray());
        var failed = (ObjectNode) chat.at("/messages/2");
        failed.put("state", "failed").remove("finish_reason");
        failed.putObject("problem")
                .put("type", "interrupted")
                .put("status", 503)
                .put("more", "x");
        return chat;
    }

    @Test
    void what_answers_cost_how_they_failed_what_they_were_made_of_and_ones_own_pictures_come_back() throws IOException {
        var talk = talkedOfAPicture();
        var exported = exported(talk);
        ann.json().delete(talk.path()).then().statusCode(204);
        var report = send(ann, Json.bytes(exported), "");
        report.then().body("items[0].action", equalTo("create")).body("items[0].problems", hasSize(0));
        var back = Json.mapper().readTree(chat(report, 0).asByteArray());
        assertThat(back.at("/messages/0/content")).isEqualTo(exported.at("/messages/0/content"));
        for (var index = 1; index <= 3; index++) {
            for (var field : List.of("usage", "state", "finish_reason", "content")) {
                assertThat(back.at("/messages/" + index).path(field))
                        .as(field)
                        .isEqualTo(exported.at("/messages/" + index).path(field));
            }
        }
        assertThat(back.at("/messages/2/problem").toString()).isEqualTo("{\"type\":\"interrupted\",\"status\":503}");
        assertThat(back.at("/messages/3/merged_from"))
                .containsExactly(back.at("/messages/1/id"), back.at("/messages/2/id"));
    }

    @Test
    void of_pictures_of_others_the_names_come_in_and_the_report_says_so() throws IOException {
        var exported = exported(talkedOfAPicture());
        var bob = Api.somebody();
        for (var query : List.of("?dry_run=true", "")) {
            send(bob, Json.bytes(exported), query)
                    .then()
                    .body("items[0].problems[0]", containsString("[picture: name]"));
        }
        String id = bob.json().get("/api/v1/chats").path("items[0].id");
        bob.json()
                .get("/api/v1/chats/" + id)
                .then()
                .body("messages[0].content", hasSize(1))
                .body("messages[0].content[0].text", equalTo("What is this?\n\n[picture: red.png]"));
    }

    @Test
    void the_page_of_markdown_tells_models_by_their_names_and_pictures_by_theirs() {
        var model = Talk.falling(ann, "demo-plain", "demo-markdown");
        ann.json().body(Map.of("name", "Professor")).patch("/api/v1/models/" + model);
        var talk = Talk.begin(ann);
        var picture = Sendable.picture("red.png", 4, 3, Color.RED).sentBy(ann);
        try (var stream = talk.ask(Map.of("content", List.of(Sendable.image(picture)), "models", List.of(model)))) {
            stream.toEnd();
        }
        assertThat(ann.json().get(talk.path() + "/export?format=markdown").asString())
                .startsWith("# red.png\n\n## User\n\n[picture: red.png]\n\n## Professor\n\n");
        ann.json().delete("/api/v1/models/" + model).then().statusCode(204);
        assertThat(ann.json().get(talk.path() + "/export?format=markdown").asString())
                .contains("## " + model + "\n");
    }

    @Test
    void the_selected_line_is_a_page_of_markdown() {
        var talk = talked();
        var page = ann.json().get(talk.path() + "/export?format=markdown");
        page.then().statusCode(200).contentType(containsString("text/markdown"));
        assertThat(page.asString())
                .startsWith("# Who wrote Middlemarch?\n\n## User\n\nWho wrote Middlemarch?\n\n## demo-plain\n\n")
                .doesNotContain("## demo-markdown");
    }

    @Test
    void all_chats_go_out_in_one_file_without_the_temporary_ones() {
        var talk = talked();
        ann.json().body(Map.of("temporary", true)).post("/api/v1/chats");
        String empty =
                ann.json().body(Map.of("title", "Empty")).post("/api/v1/chats").path("id");
        var all = ann.json().get("/api/v1/chats/export");
        all.then()
                .statusCode(200)
                .body("format", everyItem(equalTo("atelier-chat-1")))
                .body("id", contains(empty, talk.id()));
        Api.somebody().json().get("/api/v1/chats/export").then().body("$", hasSize(0));
    }

    @Test
    void a_conversation_of_chatgpt_keeps_its_tree_its_models_and_its_reasoning() throws IOException {
        var report = send(ann, file("chatgpt.json"), "");
        report.then()
                .statusCode(200)
                .body("format", equalTo("chatgpt"))
                .body("applied", equalTo(true))
                .body("items.action", contains("create", "refuse"))
                .body("items[0].messages", equalTo(3))
                .body("items[0].problems[0]", containsString("[image]"));
        chat(report, 0)
                .then()
                .body("title", equalTo("Крыши и водостоки"))
                .body("archived", equalTo(true))
                .body("updated_at", equalTo("2024-05-01T08:09:59.500Z"))
                .body("messages[0].content[0].text", equalTo("[image]\n\nЧто не так с этой крышей?"))
                .body("messages[1].content[0].text", equalTo("Водосток отошёл от стены."))
                .body("messages[1].reasoning", equalTo("The gutter is loose."))
                .body("messages[1].model_id", equalTo("o4-mini"))
                .body("messages[2].model_id", equalTo("gpt-4o"))
                .body("messages[2].parent_id", equalTo(chat(report, 0).path("messages[0].id")))
                .body("head_id", equalTo(chat(report, 0).path("messages[1].id")));
    }

    @Test
    void chats_of_open_webui_come_in_whether_they_are_trees_or_lists() throws IOException {
        var report = send(ann, file("open-webui.json"), "");
        report.then().body("format", equalTo("open-webui")).body("items.action", contains("create", "create"));
        chat(report, 0)
                .then()
                .body("title", equalTo("🗼 Tower Facts"))
                .body("pinned", equalTo(true))
                .body("messages", hasSize(5))
                .body("messages[2].reasoning", equalTo("With its antenna?\nYes."))
                .body("messages[2].content[0].text", equalTo("330 m with its antenna."))
                .body("messages[4].state", equalTo("stopped"))
                .body("head_id", equalTo(chat(report, 0).path("messages[4].id")));
        chat(report, 1)
                .then()
                .body("messages.role", contains("user", "assistant"))
                .body("messages[1].model_id", equalTo("llama2:latest"));
    }

    @Test
    void an_imported_chat_goes_on_like_any_other() throws IOException {
        var report = send(ann, file("open-webui.json"), "");
        var talk = new Talk(ann, report.path("items[1].chat_id"));
        try (var stream = talk.ask("/echo", "demo-plain")) {
            var events = stream.toEnd();
            assertThat(Talk.told(events, Talk.replyId(events, 0))).contains("\"Hello\"", "\"Hi!\"");
        }
    }

    @Test
    void the_same_file_again_brings_nothing_and_a_plan_writes_nothing() throws IOException {
        send(ann, file("open-webui.json"), "?dry_run=true")
                .then()
                .body("applied", equalTo(false))
                .body("items.action", contains("create", "create"))
                .body("items[0].chat_id", nullValue());
        ann.json().get("/api/v1/chats").then().body("total", equalTo(0));
        send(ann, file("open-webui.json"), "");
        send(ann, file("open-webui.json"), "").then().body("items.action", contains("skip", "skip"));
        ann.json().get("/api/v1/chats").then().body("total", equalTo(2));
    }

    @Test
    void what_is_no_export_is_refused() {
        for (var body : List.of("", "{}", "[]", "[1]", "{\"a\": ", "\"x\"")) {
            var answer = send(ann, body.getBytes(java.nio.charset.StandardCharsets.UTF_8), "");
            assertThat(answer.statusCode()).as(body).isBetween(400, 422);
            answer.then().contentType("application/problem+json");
        }
        ann.json().get("/api/v1/chats").then().body("total", equalTo(0));
    }
}
