package dev.atelier.connections.pulls;

import static dev.atelier.testing.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.atelier.testing.Api;
import dev.atelier.testing.EventStream;
import dev.atelier.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pulls over the API, from an Ollama that does what each test says. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PullsTest {
    private static final String PATH = "/api/v1/pulls/";
    private PlayedOllama ollama;

    @BeforeEach
    void connect() {
        ollama = new PlayedOllama();
    }

    @AfterEach
    void leave() throws Exception {
        ollama.close();
        users("admins");
    }

    private static void users(String who) {
        Api.asAdministrator()
                .body(Map.of("pulls", who))
                .patch("/api/v1/settings")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse read(String id) {
        return Api.asAdministrator().get(PATH + id).then().statusCode(200);
    }

    private static void awaitState(String id, String state) {
        await().untilAsserted(() -> read(id).body("state", equalTo(state)));
    }

    private static EventStream listen(String id) {
        return EventStream.get(Api.administratorKey(), PATH + id + "/events");
    }

    @Test
    void a_pull_adds_its_parts_up_and_is_in_the_catalogue_when_it_is_told_to_be_there() throws Exception {
        var begun = Api.asAdministrator()
                .body(Map.of("name", "ollama run hf.co/c/n:Q4 --verbose", "connection_id", ollama.connection))
                .post("/api/v1/pulls");
        String id = begun.path("id");
        begun.then()
                .statusCode(202)
                .header("Location", endsWith(PATH + id))
                .body("name", equalTo("hf.co/c/n:Q4"))
                .body("connection_name", equalTo("Played"))
                .body("requested_by.name", equalTo("Somebody"));
        try (var events = listen(id)) {
            var work = ollama.work();
            assertThat(work.body.path("model").asText()).isEqualTo("hf.co/c/n:Q4");
            work.says("pulling manifest").part("aaa", 1000, 0).part("aaa", 1000, 250);
            events.until(event -> "250".equals(event.text("completed")) && "running".equals(event.text("state")));
            work.part("bbb", 200, 200);
            var both = events.until(event -> "450".equals(event.text("completed")));
            assertThat(both.getLast().text("total")).isEqualTo("1200");
            assertThat(both.getLast().text("status")).isEqualTo("pulling bbb");
            ollama.has(PlayedOllama.model("hf.co/c/n:Q4", "d1"));
            work.succeeds();
            var last = events.until("done");
            assertThat(last.get(last.size() - 2).text("state")).isEqualTo("succeeded");
            assertThat(last.get(last.size() - 2).text("completed")).isEqualTo("1200");
            assertThat(events.next().isEnd()).isTrue();
        }
        String model = read(id).body("bytes_per_second", nullValue()).extract().path("model_id");
        assertThat(model).isEqualTo(ollama.prefix + ".hf.co/c/n:Q4");
        Api.asAdministrator().get("/api/v1/catalog?q=" + ollama.prefix).then().body("items.id", hasItem(model));
    }

    @Test
    void cancelling_hangs_up_and_keeps_what_was_fetched() throws Exception {
        var id = ollama.pull("tiny");
        var work = ollama.work().part("aaa", 1000, 400);
        await().untilAsserted(() -> read(id).body("completed", equalTo(400)));
        try (var events = listen(id)) {
            Api.asAdministrator()
                    .post(PATH + id + "/cancel")
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("cancelled"))
                    .body("completed", equalTo(400));
            assertThat(work.isLeft()).isTrue();
            assertThat(events.until("done")).anyMatch(event -> "cancelled".equals(event.text("state")));
        }
        Api.asAdministrator().post(PATH + id + "/cancel").then().statusCode(200).body("state", equalTo("cancelled"));
        Api.asAdministrator().post(PATH + id + "/resume").then().statusCode(200).body("completed", equalTo(400));
        ollama.work().part("aaa", 1000, 400).succeeds();
        awaitState(id, "succeeded");
        Api.asAdministrator().delete(PATH + id).then().statusCode(204);
        Api.asAdministrator().get(PATH + id).then().statusCode(404);
    }

    @Test
    void the_same_model_is_not_pulled_twice_at_a_time() throws Exception {
        var id = ollama.pull("Mistral");
        ollama.pull(Api.administratorKey(), "registry.ollama.ai/library/mistral:latest")
                .then()
                .statusCode(409)
                .body("type", equalTo("pull-running"))
                .body("pull_id", equalTo(id));
        Api.asAdministrator().delete(PATH + id).then().statusCode(409);
        ollama.work().fails("no space left on device");
        awaitState(id, "failed");
        var again = ollama.pull("mistral");
        assertThat(again).isNotEqualTo(id);
        ollama.work().succeeds();
        Api.asAdministrator().get(PATH + id).then().statusCode(404);
    }

    @Test
    void a_connection_pulls_three_at_once_and_the_others_wait_for_their_turn() throws Exception {
        var ids = List.of(ollama.pull("a"), ollama.pull("b"), ollama.pull("c"), ollama.pull("d"));
        var first = ollama.work();
        ollama.work();
        ollama.work();
        await().untilAsserted(() -> read(ids.get(2)).body("state", equalTo("running")));
        read(ids.get(3)).body("state", equalTo("queued"));
        assertThat(ollama.isAsked()).isFalse();
        first.succeeds();
        assertThat(ollama.work().body.path("model").asText()).isEqualTo("d");
    }

    @Test
    void without_a_connection_the_first_ollama_is_asked() throws Exception {
        try (var before = new PlayedOllama(1)) {
            Api.asAdministrator()
                    .body(Map.of("name", "tiny"))
                    .post("/api/v1/pulls")
                    .then()
                    .statusCode(202)
                    .body("connection_id", equalTo(before.connection));
            before.work().succeeds();
        }
    }

    @Test
    void what_is_no_name_or_no_ollama_is_refused() {
        ollama.pull(Api.administratorKey(), "ollama rm tiny")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/name"));
        String demo = Api.asAdministrator()
                .body(Map.of("kind", "demo", "name", "Another demo", "prefix", ollama.prefix + "d"))
                .post("/api/v1/connections")
                .path("id");
        Api.asAdministrator()
                .body(Map.of("name", "tiny", "connection_id", demo))
                .post("/api/v1/pulls")
                .then()
                .statusCode(409)
                .body("type", equalTo("no-model-store"));
        Api.asAdministrator().delete("/api/v1/connections/" + demo).then().statusCode(204);
    }

    @Test
    void others_pull_where_the_setting_allows_it_and_touch_only_their_own() throws Exception {
        var somebody = Api.somebody();
        ollama.pull(somebody.key(), "tiny").then().statusCode(403);
        somebody.json().get("/api/v1/pulls").then().statusCode(403);
        somebody.json().get(PATH + "events").then().statusCode(403);
        users("users");
        ollama.pull(somebody.key(), "169.254.169.254/latest/meta-data").then().statusCode(403);
        ollama.pull(somebody.key(), "10.0.0.5:5000/team/model").then().statusCode(403);
        var theirs = ollama.pull("theirs");
        String own = ollama.pull(somebody.key(), "own")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        String made = Api.asAdministrator()
                .body(Map.of("name", "made", "modelfile", "FROM tiny"))
                .post(ollama.path())
                .path("id");
        somebody.json()
                .get("/api/v1/pulls")
                .then()
                .body("items.id", hasItem(theirs))
                .body("items.id", hasItem(own))
                .body("items.id", not(hasItem(made)));
        somebody.json().get(PATH + made).then().statusCode(404);
        somebody.json().post(PATH + theirs + "/cancel").then().statusCode(403);
        somebody.json().post(PATH + own + "/cancel").then().statusCode(200);
        try (var events = EventStream.get(somebody.key(), PATH + "events")) {
            assertThat(events.next().text("id")).isEqualTo(theirs);
            users("admins");
            assertThat(events.toEnd()).noneMatch(event -> event.name().equals("done"));
        }
    }

    @Test
    void every_tab_hears_of_every_pull_and_its_stream_dies_with_the_session() throws Exception {
        users("users");
        var person = Api.signUp("tab-" + ollama.prefix + "@example.com");
        try (var tab = EventStream.getWithCookie(person.get("cookie"), PATH + "events")) {
            var id = ollama.pull("tiny");
            ollama.work().part("aaa", 10, 5).succeeds();
            tab.until(event -> id.equals(event.text("id")) && "succeeded".equals(event.text("state")));
            io.restassured.RestAssured.given()
                    .cookie("atelier_session", person.get("cookie"))
                    .post("/api/v1/auth/signout")
                    .then()
                    .statusCode(204);
            tab.toEnd();
        }
    }

    @Test
    void a_connection_that_goes_takes_its_pulls_along() throws Exception {
        var id = ollama.pull("tiny");
        var work = ollama.work();
        Api.asAdministrator()
                .delete("/api/v1/connections/" + ollama.connection)
                .then()
                .statusCode(204);
        assertThat(work.isLeft()).isTrue();
        Api.asAdministrator().get(PATH + id).then().statusCode(404);
    }

    @Test
    void a_model_is_made_from_a_modelfile_whose_fields_ollama_is_sent() throws Exception {
        var begun = Api.asAdministrator()
                .body(Map.of("name", "mario:latest", "modelfile", "FROM tiny\nSYSTEM You are Mario.\nPARAMETER seed 7"))
                .post(ollama.path());
        begun.then().statusCode(202).body("kind", equalTo("create")).body("name", equalTo("mario:latest"));
        var work = ollama.work();
        assertThat(work.body.path("model").asText()).isEqualTo("mario:latest");
        assertThat(work.body.path("from").asText()).isEqualTo("tiny");
        assertThat(work.body.path("system").asText()).isEqualTo("You are Mario.");
        assertThat(work.body.at("/parameters/seed").asInt()).isEqualTo(7);
        work.says("using existing layer sha256:abc").says("writing manifest").says("success");
        work.ends();
        awaitState(begun.path("id"), "succeeded");
        Api.asAdministrator()
                .body(Map.of("name", "mario", "modelfile", "FROM ./mario.gguf"))
                .post(ollama.path())
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/modelfile"));
    }

    @Test
    void updating_asks_for_exactly_what_is_there_and_leaves_out_what_was_made_there() throws Exception {
        ollama.has(
                PlayedOllama.model("tiny:latest", "d1"),
                PlayedOllama.model("huggingface.co/c/n:latest", "d2"),
                PlayedOllama.model("mario:latest", "d3").replace("\"parent_model\":\"\"", "\"parent_model\":\"tiny\""));
        var running = ollama.pull("tiny");
        Api.asAdministrator()
                .post(ollama.path() + "/update-all")
                .then()
                .statusCode(202)
                .body("items.name", equalTo(List.of("huggingface.co/c/n:latest")))
                .body("items[0].kind", equalTo("update"));
        ollama.work().succeeds();
        ollama.work().succeeds();
        awaitState(running, "succeeded");
        Api.asAdministrator()
                .post(ollama.path() + "/tiny:latest/update")
                .then()
                .statusCode(202)
                .body("name", equalTo("tiny:latest"));
        assertThat(ollama.work().body.path("model").asText()).isEqualTo("tiny:latest");
    }

    @Test
    void the_list_pages_from_the_newest_on() {
        var ids = List.of(ollama.pull("a"), ollama.pull("b"));
        var first = Api.asAdministrator().get("/api/v1/pulls?limit=1");
        first.then().body("items[0].id", equalTo(ids.get(1))).body("next_cursor", not(nullValue()));
        Api.asAdministrator()
                .get("/api/v1/pulls?limit=1&cursor=" + first.path("next_cursor"))
                .then()
                .body("items[0].id", equalTo(ids.get(0)));
        Api.asAdministrator().get("/api/v1/pulls?cursor=x").then().statusCode(422);
        Api.asAdministrator().get(ollama.path()).then().body("items", empty());
    }
}
