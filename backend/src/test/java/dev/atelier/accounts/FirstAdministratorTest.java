package dev.atelier.accounts;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.atelier.testing.Api;
import dev.atelier.testing.FreshDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(FirstAdministratorTest.OwnServer.class)
class FirstAdministratorTest {
    /** Classes that name one profile share one server. */
    public static class OwnServer extends FreshDatabase {}

    @Test
    void of_many_who_sign_up_at_once_exactly_one_becomes_administrator() throws InterruptedException {
        given().get("/api/v1/config").then().statusCode(200).body("signup", equalTo("first"));
        try (var people = Executors.newFixedThreadPool(12)) {
            var attempts = IntStream.range(0, 12)
                    .<Callable<String>>mapToObj(n -> () -> signUp("racer" + n + "@example.com"))
                    .toList();
            var roles = people.invokeAll(attempts).stream()
                    .map(FirstAdministratorTest::result)
                    .toList();
            assertThat(roles).containsOnly("admin", "pending");
            assertThat(roles.stream().filter("admin"::equals)).hasSize(1);
        }
        given().get("/api/v1/config").then().body("signup", equalTo("pending"));
    }

    private static String signUp(String email) {
        return Api.anonymous()
                .body(Map.of("name", "Racer", "email", email, "password", Api.PASSWORD))
                .post("/api/v1/auth/signup")
                .then()
                .statusCode(201)
                .extract()
                .path("role");
    }

    private static String result(java.util.concurrent.Future<String> role) {
        try {
            return role.get();
        } catch (InterruptedException | ExecutionException cause) {
            throw new AssertionError(cause);
        }
    }
}
