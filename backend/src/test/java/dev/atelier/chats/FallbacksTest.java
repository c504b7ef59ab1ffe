package dev.atelier.chats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.atelier.testing.Api;
import dev.atelier.testing.EventStream;
import dev.atelier.testing.PlayedModels;
import dev.atelier.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Models whose base does not answer, and the others that are asked instead. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class FallbacksTest {
    private PlayedModels models;
    private Talk talk;
    private String own;
    private String other;

    @BeforeEach
    void two_base_models_and_a_chat() {
        models = new PlayedModels("own", "other");
        talk = Talk.begin(Api.somebody());
        own = models.model(0);
        other = models.model(1);
    }

    @AfterEach
    void the_models_go() throws Exception {
        models.close();
    }

    @Test
    void a_fallback_answers_is_told_and_is_noted_in_the_message() {
        var model = model(own, other);
        try (var stream = talk.ask("Hello", model)) {
            models.question(own).refuse(503);
            models.question(other).say("I can").finish();
            var events = stream.toEnd();
            var reply = Talk.replyId(events, 0);
            assertThat(Talk.names(events))
                    .containsSubsequence("turn", "fallback", "delta", "finished", "done")
                    .containsOnlyOnce("fallback");
            var fallback = event(events, "fallback");
            assertThat(fallback.text("reply_id")).isEqualTo(reply);
            assertThat(fallback.text("from")).isEqualTo(own);
            assertThat(fallback.text("to")).isEqualTo(other);
            assertThat(fallback.text("problem.type")).isEqualTo("upstream-failed");
            assertThat(event(events, "finished").text("answered_by")).isEqualTo(other);
            assertThat(talk.message(reply)).containsEntry("answered_by", other).containsEntry("model_id", model);
        }
    }

    @Test
    void where_the_own_base_answers_nothing_is_noted() {
        try (var stream = talk.ask("Hello", model(own, other))) {
            models.question(own).say("I can").finish();
            var events = stream.toEnd();
            assertThat(Talk.names(events)).doesNotContain("fallback");
            assertThat(talk.message(Talk.replyId(events, 0))).doesNotContainKey("answered_by");
            assertThat(models.isAsked(other)).isFalse();
        }
    }

    @Test
    void where_nobody_answers_the_last_problem_is_told() {
        try (var stream = talk.ask("Hello", model(own, other))) {
            models.question(own).refuse(503);
            models.question(other).refuse(429);
            var events = stream.toEnd();
            assertThat(event(events, "failed").text("problem.type")).isEqualTo("upstream-rate-limited");
            assertThat(talk.message(Talk.replyId(events, 0))).doesNotContainKey("answered_by");
        }
    }

    @Test
    void a_base_that_is_gone_falls_back_and_who_comes_later_is_told_too() {
        var id = "m-" + UUID.randomUUID();
        talk.person()
                .json()
                .body(List.of(Map.of(
                        "id",
                        id,
                        "name",
                        "Imported",
                        "base_model_id",
                        "gone-" + id,
                        "params",
                        Map.of(),
                        "meta",
                        Map.of("fallback_ids", List.of(other)))))
                .post("/api/v1/models/import")
                .then()
                .statusCode(200);
        talk.person().json().get("/api/v1/catalog?q=" + id).then().body("items[0].state", equalTo("ok"));
        try (var stream = talk.ask("Hello", id)) {
            var question = models.question(other);
            assertThat(stream.until("fallback").getLast().text("problem.type")).isEqualTo("model-not-available");
            question.say("I can");
            stream.until("delta");
            try (var late = talk.listen()) {
                assertThat(late.until("snapshot").stream().map(EventStream.Event::name))
                        .contains("fallback");
            }
            question.finish();
            stream.toEnd();
        }
    }

    @Test
    void a_fallback_that_is_not_the_caller_s_to_use_is_passed_over() {
        var model = model(own, other);
        Api.asAdministrator()
                .body(Map.of("access", Map.of("visibility", "private")))
                .patch("/api/v1/base-models/" + other)
                .then()
                .statusCode(200);
        try (var stream = talk.ask("Hello", model)) {
            models.question(own).refuse(503);
            assertThat(Talk.names(stream.toEnd())).contains("failed").doesNotContain("fallback");
            assertThat(models.isAsked(other)).isFalse();
        }
    }

    @Test
    void an_export_takes_the_fallbacks_along() {
        var model = model(own, other);
        talk.person()
                .json()
                .get("/api/v1/models/" + model + "/export")
                .then()
                .body("[0].meta.fallback_ids[0]", equalTo(other))
                .body("[0].meta.fallback_ids[1]", nullValue());
    }

    private String model(String base, String fallback) {
        return Talk.falling(talk.person(), base, fallback);
    }

    private static EventStream.Event event(List<EventStream.Event> events, String name) {
        return events.stream()
                .filter(event -> event.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
