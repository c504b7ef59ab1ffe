package dev.atelier.chats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.atelier.testing.Api;
import dev.atelier.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ChatsTest {
    private Api.Person ann;

    @BeforeEach
    void somebody_comes_in() {
        ann = Api.somebody();
    }

    private String create(String title) {
        var created = ann.json().body(Map.of("title", title)).post("/api/v1/chats");
        created.then().statusCode(201).body("title", equalTo(title)).body("messages", hasSize(0));
        String id = created.path("id");
        assertThat(created.header("Location")).endsWith("/api/v1/chats/" + id);
        return id;
    }

    private String answered(Talk talk, String text, String... models) {
        try (var stream = talk.ask(text, models)) {
            return Talk.replyId(stream.toEnd(), 0);
        }
    }

    @Test
    void chats_are_listed_the_last_used_first_page_by_page() {
        var ids = new ArrayList<String>();
        for (var i = 0; i < 5; i++) {
            ids.add(create("Chat " + i));
        }
        var listed = new ArrayList<String>();
        String cursor = "";
        do {
            var page = ann.json().get("/api/v1/chats?limit=2" + cursor);
            page.then().statusCode(200).body("total", equalTo(5)).body("items[0].messages", nullValue());
            listed.addAll(page.<List<String>>path("items.id"));
            cursor = "&cursor=" + page.path("next_cursor");
        } while (!cursor.endsWith("null"));
        assertThat(listed).isEqualTo(ids.reversed());
        answered(new Talk(ann, ids.getFirst()), "/echo", "demo-plain");
        ann.json().get("/api/v1/chats?limit=1").then().body("items.id", contains(ids.getFirst()));
    }

    @Test
    void a_search_finds_titles_and_what_was_said_in_any_alphabet() {
        var named = create("Бюджет 100%");
        var talked = Talk.begin(ann);
        answered(talked, "/echo", "demo-plain");
        answered(talked, "Где СТОИТ Эйфелева башня?", "demo-plain");
        ann.json().get("/api/v1/chats?q=бЮДЖЕТ").then().body("items.id", contains(named));
        ann.json().get("/api/v1/chats?q=стоит").then().body("items.id", contains(talked.id()));
        ann.json().get("/api/v1/chats?q=scripted").then().body("items.id", contains(talked.id()));
        ann.json().get("/api/v1/chats?q=100%25").then().body("items.id", contains(named));
        ann.json().get("/api/v1/chats?q=1%25b").then().body("items", hasSize(0)).body("total", equalTo(0));
    }

    @Test
    void what_a_chat_is_called_and_where_it_is_kept_can_be_changed() {
        var id = create("Old");
        var patch = new HashMap<String, Object>(
                Map.of("title", " New ", "pinned", true, "archived", true, "folder", "Work", "id", "ignored"));
        ann.json()
                .body(patch)
                .patch("/api/v1/chats/" + id)
                .then()
                .statusCode(200)
                .body("title", equalTo("New"))
                .body("pinned", equalTo(true))
                .body("archived", equalTo(true))
                .body("folder", equalTo("Work"));
        ann.json()
                .get("/api/v1/chats?archived=true&pinned=true&folder=Work")
                .then()
                .body("items.id", contains(id));
        ann.json().get("/api/v1/chats?archived=false").then().body("items", hasSize(0));
        patch.put("folder", null);
        patch.put("pinned", false);
        ann.json()
                .body(patch)
                .patch("/api/v1/chats/" + id)
                .then()
                .body("folder", nullValue())
                .body("pinned", equalTo(false));
        ann.json().get("/api/v1/chats/" + id).then().body("folder", nullValue()).body("title", equalTo("New"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "{\"title\":\"\"} ~ /title",
                "{\"title\":5} ~ /title",
                "{\"pinned\":\"yes\"} ~ /pinned",
                "{\"archived\":null} ~ /archived",
                "{\"folder\":\"a\\u0000b\"} ~ /folder",
                "{\"colour\":\"red\"} ~ /colour",
            })
    void a_wrong_change_is_refused_with_its_place_and_changes_nothing(String body, String pointer) {
        var id = create("Old");
        ann.json()
                .body(body)
                .patch("/api/v1/chats/" + id)
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem(pointer));
        ann.json().get("/api/v1/chats/" + id).then().body("title", equalTo("Old"));
    }

    @Test
    void a_title_that_was_given_is_kept_when_the_chat_begins() {
        var talk = new Talk(ann, create("Mine"));
        answered(talk, "/echo", "demo-plain");
        talk.read().then().body("title", equalTo("Mine"));
    }

    @Test
    void selecting_a_message_goes_on_from_the_last_one_below_it() {
        var talk = Talk.begin(ann);
        var first = answered(talk, "/echo", "demo-plain", "demo-slow");
        String other = talk.read().path("messages[2].id");
        var below = answered(talk, "/echo", "demo-plain");
        talk.read().then().body("head_id", equalTo(below));
        select(talk, other).then().statusCode(200).body("head_id", equalTo(other));
        select(talk, first).then().statusCode(200).body("head_id", equalTo(below));
        talk.read().then().body("head_id", equalTo(below));
    }

    private static Response select(Talk talk, String message) {
        return talk.person().json().body(Map.of("message_id", message)).post(talk.path() + "/select");
    }

    @Test
    void a_deleted_chat_is_gone_with_all_that_was_said() {
        var talk = Talk.begin(ann);
        answered(talk, "/echo", "demo-plain");
        ann.json().delete(talk.path()).then().statusCode(204);
        talk.read().then().statusCode(404);
        ann.json().get("/api/v1/chats?q=echo").then().body("total", equalTo(0));
    }

    @Test
    void chats_go_with_their_account() {
        var talk = Talk.begin(Api.somebody());
        answered(talk, "/echo", "demo-plain");
        Api.asAdministrator()
                .delete("/api/v1/users/" + talk.person().id())
                .then()
                .statusCode(204);
        talk.read().then().statusCode(401);
    }

    @Test
    void other_peoples_chats_and_messages_do_not_exist_whichever_way_they_are_asked_for() {
        var talk = Talk.begin(ann);
        var reply = answered(talk, "/echo", "demo-plain");
        var mine = Talk.begin();
        answered(mine, "/echo", "demo-plain");
        for (var stranger : List.of(mine.person(), new Api.Person("", "", Api.administratorKey()))) {
            var theirs = new Talk(stranger, talk.id());
            assertUnknown(theirs.read());
            assertUnknown(stranger.json().body(Map.of("title", "Mine")).patch(talk.path()));
            assertUnknown(stranger.json().delete(talk.path()));
            assertUnknown(select(theirs, reply));
            assertUnknown(stranger.json().post(talk.path() + "/messages/" + reply + "/stop"));
            assertUnknown(theirs.post(Talk.turn("Hello", "demo-plain")));
            assertUnknown(theirs.post("no json at all"));
            assertUnknown(stranger.json().get(talk.path() + "/events"));
            for (var verb : List.of("regenerate", "continue", "merge")) {
                assertUnknown(of(stranger, talk, reply, verb));
            }
            assertUnknown(stranger.json().body(edited()).patch(talk.path() + "/messages/" + reply));
            assertUnknown(stranger.json().delete(talk.path() + "/messages/" + reply));
            assertUnknown(stranger.json().body(Map.of("message_id", reply)).post(talk.path() + "/fork"));
            stranger.json()
                    .get("/api/v1/chats?q=echo&limit=200")
                    .then()
                    .body("items.id", org.hamcrest.Matchers.not(hasItem(talk.id())));
        }
        assertUnknown(select(mine, reply));
        assertUnknown(mine.person().json().post(mine.path() + "/messages/" + reply + "/stop"));
        for (var verb : List.of("regenerate", "continue", "merge")) {
            assertUnknown(of(mine.person(), mine, reply, verb));
        }
        assertUnknown(mine.person().json().body(edited()).patch(mine.path() + "/messages/" + reply));
        assertUnknown(mine.person().json().delete(mine.path() + "/messages/" + reply));
        assertUnknown(mine.person().json().body(Map.of("message_id", reply)).post(mine.path() + "/fork"));
        assertUnknown(mine.post(Talk.turn(Map.of("parent_id", reply), "Hello", "demo-plain")));
        talk.read().then().statusCode(200).body("messages", hasSize(2));
    }

    private static Response of(Api.Person person, Talk talk, String message, String verb) {
        return person.json()
                .body(verb.equals("merge") ? Map.of("model", "demo-plain") : Map.of())
                .post(talk.path() + "/messages/" + message + "/" + verb);
    }

    private static Map<String, Object> edited() {
        return Map.of("content", List.of(Map.of("type", "text", "text", "Mine")));
    }

    @Test
    void an_id_that_is_none_is_not_found_either() {
        for (var id : List.of("nonsense", UUID.randomUUID().toString())) {
            var nowhere = new Talk(ann, id);
            assertThat(nowhere.read().statusCode()).isEqualTo(404);
            assertUnknown(nowhere.post(Talk.turn("Hello", "demo-plain")));
            assertUnknown(ann.json().get(nowhere.path() + "/events"));
        }
    }

    private static void assertUnknown(Response response) {
        response.then().statusCode(404).contentType("application/problem+json").body("type", equalTo("not-found"));
    }
}
