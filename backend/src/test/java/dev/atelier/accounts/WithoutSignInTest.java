package dev.atelier.accounts;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import dev.atelier.testing.FreshDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(WithoutSignInTest.Mode.class)
class WithoutSignInTest {
    /** {@code ATELIER_AUTH=none}. */
    public static class Mode extends FreshDatabase {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("atelier.auth", "none");
        }
    }

    @Test
    void whoever_reaches_the_server_is_its_administrator() {
        given().get("/api/v1/auth/me").then().statusCode(200).body("role", equalTo("admin"));
        given().get("/api/v1/users").then().statusCode(200);
        given().get("/api/v1/config").then().body("auth", equalTo("none"));
    }

    @Test
    void programs_need_no_key_and_may_send_any() {
        given().contentType("application/json")
                .body(Map.of("kind", "demo", "name", "Demo"))
                .post("/api/v1/connections")
                .then()
                .statusCode(201);
        for (var key : List.of("", "Bearer not-needed")) {
            given().header("Authorization", key)
                    .get("/v1/models")
                    .then()
                    .statusCode(200)
                    .body("data.id", hasItem("demo-plain"));
            given().header("Authorization", key)
                    .contentType("application/json")
                    .body(Map.of(
                            "model", "demo-plain", "messages", List.of(Map.of("role", "user", "content", "Hello"))))
                    .post("/v1/chat/completions")
                    .then()
                    .statusCode(200)
                    .body("choices[0].finish_reason", equalTo("stop"));
        }
        given().header("Origin", "https://evil.example")
                .get("/v1/models")
                .then()
                .header("Access-Control-Allow-Origin", nullValue());
        given().header("Origin", "https://evil.example")
                .contentType("application/json")
                .body(Map.of("model", "demo-plain", "messages", List.of()))
                .post("/v1/chat/completions")
                .then()
                .statusCode(403)
                .body("error.code", equalTo("cross_site"));
    }

    @Test
    void but_no_page_of_another_site() {
        given().header("Origin", "https://evil.example")
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/models")
                .then()
                .statusCode(403)
                .body("type", equalTo("cross-site"));
        given().header("Host", "rebound.example").get("/api/v1/auth/me").then().statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "192.0.2.7", "no.such.host.invalid"})
    void a_server_that_others_can_reach_refuses_to_start_so(String host) {
        assertThatThrownBy(() -> LocalAdministrator.requireLoopback(host))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("loopback");
    }

    @Test
    void loopback_is_fine() {
        assertThatCode(() -> LocalAdministrator.requireLoopback("127.0.0.1")).doesNotThrowAnyException();
    }
}
