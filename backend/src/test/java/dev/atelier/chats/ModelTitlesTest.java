package dev.atelier.chats;

import static dev.atelier.testing.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.atelier.testing.Api;
import dev.atelier.testing.PlayedModels;
import dev.atelier.testing.Recorder;
import dev.atelier.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One upstream request for each answer is the rule; a title is one more for each chat, where an administrator wants that. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ModelTitlesTest {
    private Talk talk;

    @BeforeEach
    void somebody_has_a_chat() {
        talk = Talk.begin();
    }

    @AfterEach
    void titles_are_first_words_again() {
        settings("first-words", "");
    }

    private static void settings(String titles, String model) {
        Api.asAdministrator()
                .body(Map.of("chat_titles", titles, "title_model_id", model))
                .patch("/api/v1/settings")
                .then()
                .statusCode(200)
                .body("chat_titles", equalTo(titles))
                .body("title_model_id", model.isEmpty() ? nullValue() : equalTo(model));
    }

    private void said(String text, String... models) {
        try (var stream = talk.ask(text, models)) {
            assertThat(Talk.names(stream.toEnd())).contains("finished").doesNotContain("failed");
        }
    }

    private String title() {
        return talk.read().path("title");
    }

    private void becomes(String title) {
        await().until(() -> title().equals(title));
    }

    @Test
    void without_them_an_answer_is_one_request() throws Exception {
        try (var upstream = new Recorder(Recorder.Kind.OPENAI, "plain")) {
            said("Who is first?", upstream.model(0));
            said("And then?", upstream.model(0));
            said("And then?", upstream.model(0));
            assertThat(upstream.asked()).hasSize(3);
            assertThat(title()).isEqualTo("Who is first?");
        }
    }

    @Test
    void with_them_the_first_answer_costs_one_more_and_no_later_one_does() throws Exception {
        settings("model", "");
        try (var upstream = new Recorder(Recorder.Kind.OPENAI, "plain", "other")) {
            said("Who is first?", upstream.model(0), upstream.model(1));
            becomes("Noted");
            assertThat(upstream.asked()).hasSize(3);
            var asked = upstream.asked().getLast();
            assertThat(asked.path("messages")).hasSize(1);
            assertThat(asked.at("/messages/0/content").asText()).contains("Who is first?", Recorder.WORDS);
            assertThat(asked.toString()).contains("200");
            said("And then?", upstream.model(0));
            said("And then?", upstream.model(0));
            assertThat(upstream.asked()).hasSize(5);
        }
    }

    @Test
    void a_model_that_is_named_makes_them() throws Exception {
        try (var upstream = new Recorder(Recorder.Kind.OLLAMA, "plain", "namer")) {
            settings("model", upstream.model(1));
            said("Who is first?", upstream.model(0));
            becomes("Noted");
            assertThat(upstream.asked(upstream.model(1))).hasSize(1);
        }
    }

    @Test
    void they_are_no_requests_of_the_person_where_these_are_counted() throws Exception {
        settings("model", "");
        var limit = "/api/v1/extensions/rate-limit";
        Api.asAdministrator()
                .body(Map.of("settings", Map.of("requests_per_day", 2)))
                .patch(limit)
                .then()
                .statusCode(200);
        try (var upstream = new Recorder(Recorder.Kind.OPENAI, "plain")) {
            var model = "m-" + UUID.randomUUID();
            talk.person()
                    .json()
                    .body(Map.of(
                            "id",
                            model,
                            "name",
                            "Counted",
                            "base_model_id",
                            upstream.model(0),
                            "filter_ids",
                            List.of("rate-limit")))
                    .post("/api/v1/models")
                    .then()
                    .statusCode(201);
            said("Who is first?", model);
            becomes("Noted");
            said("And then?", model);
            try (var stream = talk.ask("And then?", model)) {
                assertThat(Talk.names(stream.toEnd())).contains("failed");
            }
        } finally {
            Api.asAdministrator().delete(limit);
        }
    }

    @Test
    void a_title_that_somebody_set_stays() throws Exception {
        settings("model", "");
        try (var upstream = new PlayedModels("plain")) {
            try (var stream = talk.ask("Who is first?", upstream.model(0))) {
                upstream.question(upstream.model(0)).say("I am.").finish();
                stream.toEnd();
            }
            var namer = upstream.question(upstream.model(0));
            talk.person()
                    .json()
                    .body(Map.of("title", "Mine"))
                    .patch(talk.path())
                    .then()
                    .statusCode(200);
            namer.say("Theirs").finish();
            said(upstream, "And then?");
            assertThat(title()).isEqualTo("Mine");
        }
    }

    private void said(PlayedModels upstream, String text) {
        try (var stream = talk.ask(text, upstream.model(0))) {
            upstream.question(upstream.model(0)).say("Then.").finish();
            stream.toEnd();
        }
    }

    @Test
    void what_goes_wrong_leaves_the_first_words() throws Exception {
        settings("model", "");
        try (var upstream = new PlayedModels("plain")) {
            said(upstream, "Who is first?");
            upstream.question(upstream.model(0)).refuse(500);
            said(upstream, "And then?");
            assertThat(title()).isEqualTo("Who is first?");
            settings("model", "nobody-knows-it");
            var other = Talk.begin(talk.person());
            try (var stream = other.ask("Who is second?", upstream.model(0))) {
                upstream.question(upstream.model(0)).say("You.").finish();
                stream.toEnd();
            }
            other.read().then().body("title", equalTo("Who is second?"));
            assertThat(upstream.isAsked(upstream.model(0))).isFalse();
        }
    }

    @Test
    void the_demo_is_not_asked() {
        settings("model", "");
        said("Who is first?", "demo-plain");
        said("And then?", "demo-plain");
        assertThat(title()).isEqualTo("Who is first?");
    }

    @Test
    void neither_a_temporary_chat_nor_a_named_one_is_given_a_title() throws Exception {
        settings("model", "");
        try (var upstream = new Recorder(Recorder.Kind.OPENAI, "plain")) {
            for (var chat : new Map[] {Map.of("temporary", true), Map.of("title", "Mine")}) {
                String id =
                        talk.person().json().body(chat).post("/api/v1/chats").path("id");
                talk = new Talk(talk.person(), id);
                said("Who is first?", upstream.model(0));
                said("And then?", upstream.model(0));
            }
            assertThat(upstream.asked()).hasSize(4);
        }
    }
}
