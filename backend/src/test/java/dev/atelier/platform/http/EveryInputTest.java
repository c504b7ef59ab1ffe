package dev.atelier.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.platform.json.Json;
import dev.atelier.testing.Api;
import dev.atelier.testing.ApiDocument;
import dev.atelier.testing.ApiDocument.Operation;
import dev.atelier.testing.ApiDocument.QueryParameter;
import dev.atelier.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is wrong with a request is said, with its place: tried on every query parameter and every JSON body of the OpenAPI document. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class EveryInputTest {
    /** Besides what no value of a type can be. Cursors: no base64, a list without keys, keys with a NUL. */
    private static final Map<String, List<String>> WRONG = Map.of(
            "limit", List.of("0", "-1", "10001"),
            "cursor", List.of("x", "W10", "WyJcdTAwMDAiXQ", "WyJcdTAwMDAiLCJcdTAwMDAiXQ"),
            "owner", List.of("nobody"));

    private static @Nullable String chat;

    @Test
    void a_query_parameter_that_means_nothing_is_named() {
        var tried = 0;
        for (var operation : ApiDocument.operations()) {
            for (var parameter : operation.query()) {
                for (var wrong : wrongValues(parameter)) {
                    var what = operation + "?" + parameter.name() + "=" + wrong;
                    var answer = call(operation, "?" + parameter.name() + "=" + wrong, "{}");
                    assertInvalid(what, answer, "/" + parameter.name());
                    tried++;
                }
            }
        }
        assertThat(tried).isGreaterThan(80);
    }

    /** By the type that the document gives it; what may be any text may still hold no NUL. An empty value counts as none. */
    private static List<String> wrongValues(QueryParameter parameter) {
        var wrong = new ArrayList<>(WRONG.getOrDefault(parameter.name(), List.of()));
        if (!parameter.words().isEmpty()) {
            wrong.add("foo");
        }
        switch (parameter.type()) {
            case "integer" -> wrong.addAll(List.of("abc", "1.5", "99999999999"));
            case "boolean" -> wrong.addAll(List.of("maybe", "2", "TRUE"));
            default -> {}
        }
        return wrong;
    }

    @Test
    void a_body_that_is_no_object_is_told_so() {
        var tried = 0;
        for (var operation : ApiDocument.operations()) {
            if (!operation.takesJson() || operation.path().endsWith("/import")) { // a list is what most exports are
                continue;
            }
            for (var body : List.of("null", "[]", "[{}]", "\"x\"", "1", "true")) {
                var answer = call(operation, "", body);
                var isOpenAi = operation.path().startsWith("/v1/");
                if (isOpenAi) {
                    answer.then().statusCode(400);
                } else {
                    assertInvalid(operation + " " + body, answer, "");
                }
                assertThat(read(answer)
                                .at(isOpenAi ? "/error/message" : "/detail")
                                .asText())
                        .as(operation + " " + body)
                        .contains("JSON object");
                tried++;
            }
        }
        assertThat(tried).isGreaterThan(100);
    }

    private static void assertInvalid(String what, Response answer, String pointer) {
        assertThat(answer.statusCode()).as(what + " " + answer.asString()).isEqualTo(422);
        assertThat(answer.contentType()).as(what).startsWith("application/problem+json");
        assertThat(read(answer).path("errors").findValuesAsText("pointer"))
                .as(what)
                .containsExactly(pointer);
    }

    private static JsonNode read(Response answer) {
        return Json.read(answer.asString(), JsonNode.class);
    }

    /** Streams look for their chat before they read what is asked of it. */
    private static synchronized @Nullable String chat() {
        if (chat == null) {
            chat = Api.idOf(Api.asAdministrator().body("{}").post("/api/v1/chats"));
        }
        return chat;
    }

    private static Response call(Operation operation, String query, String body) {
        var path = operation
                .path()
                .replace("/chats/{id}", "/chats/" + chat())
                .replace("{n}", "1")
                .replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
        var request = Api.with(Api.administratorKey());
        return operation.method().equals("GET")
                ? request.get(path + query)
                : request.body(body).request(operation.method(), path + query);
    }
}
