package dev.atelier.completions;

import static dev.atelier.testing.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import dev.atelier.platform.sql.Statements;
import dev.atelier.testing.Api;
import dev.atelier.testing.ModelOwner;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What administrators set built-in filters to, and what people have left of it. */
@QuarkusTest
class FiltersForAllTest {
    private static final String LIMIT = "/api/v1/extensions/rate-limit";

    @RegisterExtension
    final ModelOwner owner = new ModelOwner();

    @Inject
    Statements statements;

    private String model;

    @BeforeEach
    void a_model() {
        model = owner.model(Map.of("filter_ids", List.of("rate-limit")));
    }

    @AfterEach
    void as_it_was() {
        Api.asAdministrator().delete(LIMIT);
    }

    private static void limit(Map<String, Object> settings) {
        Api.asAdministrator()
                .body(Map.of("settings", settings))
                .patch(LIMIT)
                .then()
                .statusCode(200);
    }

    private CompletableFuture<Response> asked() {
        return CompletableFuture.supplyAsync(() -> owner.person()
                .json()
                .body(Map.of("model", model, "messages", List.of(Map.of("role", "user", "content", "Hello"))))
                .post("/v1/chat/completions"));
    }

    private void answered() {
        var answer = asked();
        owner.asked().whole("Hi");
        answer.join().then().statusCode(200);
    }

    @Test
    void requests_are_counted_for_each_person_however_many_come_at_once() {
        limit(Map.of("requests_per_day", 3));
        var all = IntStream.range(0, 6).mapToObj(n -> asked()).toList();
        IntStream.range(0, 3).forEach(n -> owner.asked().whole("Hi"));
        var statuses =
                all.stream().map(answer -> answer.join().statusCode()).sorted().toList();
        assertThat(statuses).containsExactly(200, 200, 200, 429, 429, 429);
        asked().join()
                .then()
                .statusCode(429)
                .header("Retry-After", notNullValue())
                .body("error.message", equalTo("The limit of 3 requests a day is reached."))
                .body("error.code", equalTo("rate_limit_exceeded"));
    }

    @Test
    void tokens_are_counted_when_an_answer_is_over() {
        limit(Map.of("tokens_per_month", 2));
        answered();
        await().until(() -> statements
                        .first(
                                row -> row.getLong(1),
                                "select max(tokens) from extension_usage where account_id = ?::uuid",
                                owner.person().id())
                        .orElse(0L)
                >= 1);
        statements.run(
                "update extension_usage set tokens = 2 where account_id = ?::uuid",
                owner.person().id());
        asked().join().then().statusCode(429).body("error.message", containsString("2 tokens a month"));
    }

    @Test
    void what_another_server_counted_counts_here() {
        limit(Map.of("requests_per_day", 2));
        answered();
        statements.run(
                "update extension_usage set requests = requests + 1 where account_id = ?::uuid and period = 'day'",
                owner.person().id());
        asked().join().then().statusCode(429);
    }

    @Test
    void what_a_filter_did_is_in_its_log_without_what_was_said() {
        limit(Map.of("requests_per_day", 1));
        answered();
        asked().join().then().statusCode(429);
        await().untilAsserted(() -> Api.asAdministrator()
                .get(LIMIT + "/logs?limit=1")
                .then()
                .body("items[0].what", equalTo("blocked"))
                .body("items[0].ok", equalTo(true))
                .body("items[0].model_id", equalTo(model))
                .body("items[0].caller.id", equalTo(owner.person().id()))
                .body("items[0].lines", hasSize(0)));
    }

    @Test
    void a_filter_for_all_is_passed_by_chats_and_v1_and_switched_off_only_where_it_may_be() {
        String filter = Api.asAdministrator()
                .body(Map.of(
                        "kind",
                        "filter",
                        "source",
                        "script",
                        "name",
                        "Loud " + UUID.randomUUID(),
                        "definition",
                        Map.of(
                                "code",
                                "export const inlet = (messages) => { log('loud'); return messages.map((m) => ({ ...m, content: m.content + '!' })); };"),
                        "for_all",
                        true,
                        "access",
                        Map.of("visibility", "public")))
                .post("/api/v1/extensions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        var path = "/api/v1/extensions/" + filter;
        try {
            assertThat(sent(Map.of())).isEqualTo("user: Hello!");
            assertThat(sent(Map.of(filter, false))).isEqualTo("user: Hello!");
            Api.asAdministrator()
                    .body(Map.of("switchable", true))
                    .patch(path)
                    .then()
                    .statusCode(200);
            assertThat(sent(Map.of(filter, false))).isEqualTo("user: Hello");
            var answer = asked();
            var sent = owner.asked();
            sent.whole("Hi");
            assertThat(sent.messages()).containsExactly("user: Hello!");
            answer.join().then().statusCode(200);
        } finally {
            Api.asAdministrator().delete(path).then().statusCode(204);
        }
    }

    /** What the model is sent of a turn in a chat. */
    private String sent(Map<String, Boolean> switches) {
        String chat = owner.person().json().post("/api/v1/chats").path("id");
        var turn = Map.of(
                "content",
                List.of(Map.of("type", "text", "text", "Hello")),
                "models",
                List.of(model),
                "filters",
                switches);
        owner.person()
                .json()
                .accept("application/json")
                .body(turn)
                .post("/api/v1/chats/" + chat + "/turns")
                .then()
                .statusCode(202);
        var asked = owner.asked();
        asked.say("Hi").finish();
        return asked.messages().getLast();
    }

    @Test
    void a_pattern_that_cannot_be_run_is_refused_when_it_is_saved() {
        Api.asAdministrator()
                .body(Map.of("settings", Map.of("patterns", List.of(Map.of("name", "x", "pattern", "[ab]*a[ab]{30}")))))
                .patch("/api/v1/extensions/redact")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/settings/patterns/0/pattern"))
                .body("errors[0].detail", containsString("too complex"));
    }
}
