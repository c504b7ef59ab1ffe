package dev.atelier.platform.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.platform.json.Json;
import dev.atelier.testing.Api;
import dev.atelier.testing.ApiDocument;
import dev.atelier.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.Method;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules for every call, tried on every route that the OpenAPI document names, raw ones among them. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class EveryRouteTest {
    private static final Set<String> OPEN =
            Set.of("GET /api/v1/config", "POST /api/v1/auth/signup", "POST /api/v1/auth/signin");

    record Route(Method method, String path) {
        boolean changesSomething() {
            return method != Method.GET;
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @Test
    void nobody_gets_in_without_a_session_or_a_key() {
        for (var route :
                routes().filter(route -> !OPEN.contains(route.toString())).toList()) {
            assertProblem(route, call(given(), route), 401, "unauthenticated");
            assertProblem(
                    route, call(given().header("Authorization", "Bearer atl_wrong"), route), 401, "unauthenticated");
            assertProblem(route, call(given().cookie("atelier_session", "wrong"), route), 401, "unauthenticated");
        }
    }

    @Test
    void a_host_that_is_not_ours_gets_nothing() {
        for (var route : routes().toList()) {
            assertProblem(route, call(signedIn().header("Host", "evil.example"), route), 403, "host-not-allowed");
        }
    }

    @Test
    void another_site_cannot_make_a_browser_change_anything() {
        Api.asAdministrator();
        var session = Api.signUp("browser-" + java.util.UUID.randomUUID() + "@example.com")
                .get("cookie");
        for (var route : routes().filter(Route::changesSomething).toList()) {
            var cookie = given().cookie("atelier_session", session);
            assertProblem(route, call(cookie.header("Origin", "https://evil.example"), route), 403, "cross-site");
            assertProblem(
                    route,
                    call(given().cookie("atelier_session", session).header("Sec-Fetch-Site", "cross-site"), route),
                    403,
                    "cross-site");
        }
    }

    @Test
    void a_null_character_in_an_address_is_refused() {
        for (var route : routes().toList()) {
            var response = signedIn().urlEncodingEnabled(false).request(route.method(), route.path() + "?q=%00");
            assertProblem(route, response, 400, "bad-request");
        }
    }

    @Test
    void a_raw_semicolon_in_a_path_is_refused() {
        for (var route : routes().toList()) {
            var response = signedIn().urlEncodingEnabled(false).request(route.method(), route.path() + ";a=b");
            assertProblem(route, response, 400, "bad-request");
        }
    }

    @Test
    void every_answer_carries_a_request_id_and_keeps_browsers_from_guessing() {
        for (var route : routes().toList()) {
            var response = call(given().header("X-Request-Id", "given-by-a-proxy-1"), route);
            assertThat(response.getHeader("X-Request-Id")).as(route.toString()).isEqualTo("given-by-a-proxy-1");
            assertThat(response.getHeader("X-Content-Type-Options"))
                    .as(route.toString())
                    .isEqualTo("nosniff");
        }
        assertThat(given().header("X-Request-Id", "<script>")
                        .get("/api/v1/config")
                        .getHeader("X-Request-Id"))
                .matches("[0-9a-f]{16}");
    }

    @Test
    void a_body_that_announces_too_much_is_refused_before_it_is_read() {
        Api.asAdministrator();
        for (var route : routes().filter(Route::changesSomething).toList()) {
            var answer = announcing(route, BodyLimit.of(route.path()) + 1);
            assertThat(answer).as(route.toString()).startsWith("HTTP/1.1 413 ");
            assertThat(answer)
                    .as(route.toString())
                    .contains(route.path().startsWith("/v1/") ? "too_large" : "too-large");
        }
    }

    /** A request of which nothing but the head is ever sent. */
    private static String announcing(Route route, long length) {
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(20_000);
            var head =
                    "%s %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\nConnection: close\r\n\r\n";
            socket.getOutputStream()
                    .write(head.formatted(route.method(), route.path(), Api.administratorKey(), length)
                            .getBytes(StandardCharsets.US_ASCII));
            var answer = new StringBuilder();
            var last = route.path().startsWith("/v1/") ? "too_large" : "too-large";
            for (var c = socket.getInputStream().read(); c >= 0 && answer.indexOf(last) < 0; ) {
                answer.append((char) c); // nobody closes: the body might still come
                c = socket.getInputStream().read();
            }
            return answer.toString();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Test
    void what_is_not_there_is_a_problem_too() {
        var nowhere = new Route(Method.GET, "/api/v1/nowhere");
        assertProblem(nowhere, call(signedIn(), nowhere), 404, "not-found");
        for (var path : List.of("/api/v1/config", "/v1/models", "/v1/chat/completions")) {
            var wrong = new Route(Method.PUT, path);
            assertProblem(wrong, call(signedIn(), wrong), 405, "method-not-allowed");
        }
        var nowhereElse = new Route(Method.GET, "/v1/nowhere");
        assertProblem(nowhereElse, call(signedIn(), nowhereElse), 404, "not-found");
    }

    private static void assertProblem(Route route, Response response, int status, String type) {
        assertThat(response.statusCode()).as(route.toString()).isEqualTo(status);
        var body = Json.read(response.asString(), JsonNode.class);
        if (route.path().startsWith("/v1/")) { // OpenAI's clients read another shape
            assertThat(response.contentType()).as(route.toString()).startsWith("application/json");
            assertThat(body.at("/error/code").asText())
                    .as(route.toString())
                    .isEqualTo(type.equals("unauthenticated") ? "invalid_api_key" : type.replace('-', '_'));
            return;
        }
        assertThat(response.contentType()).as(route.toString()).startsWith("application/problem+json");
        assertThat(body.path("type").asText()).as(route.toString()).isEqualTo(type);
        assertThat(body.path("instance").asText()).as(route.toString()).isEqualTo(response.getHeader("X-Request-Id"));
    }

    private static Response call(RequestSpecification request, Route route) {
        return request.urlEncodingEnabled(false).request(route.method(), route.path());
    }

    private static RequestSpecification signedIn() {
        Api.asAdministrator();
        return given().header("Authorization", "Bearer " + Api.administratorKey());
    }

    private static Stream<Route> routes() {
        return ApiDocument.operations().stream()
                .map(operation -> new Route(
                        Method.valueOf(operation.method()),
                        operation.path().replaceAll("\\{[^}]+}", "00000000-0000-0000-0000-000000000000")));
    }
}
