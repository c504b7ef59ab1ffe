package dev.atelier.accounts;

import static org.hamcrest.Matchers.equalTo;

import dev.atelier.testing.Api;
import dev.atelier.testing.FreshDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ConfiguredAdministratorTest.Given.class)
class ConfiguredAdministratorTest {
    /** {@code ATELIER_ADMIN_EMAIL} and {@code ATELIER_ADMIN_PASSWORD}. */
    public static class Given extends FreshDatabase {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("atelier.admin.email", "head@example.com", "atelier.admin.password", "given by the operator");
        }
    }

    @Test
    void the_administrator_of_the_configuration_is_there_from_the_start_and_the_only_one() {
        Api.anonymous()
                .body(Map.of("email", "head@example.com", "password", "given by the operator"))
                .post("/api/v1/auth/signin")
                .then()
                .statusCode(200)
                .body("role", equalTo("admin"));
        Api.anonymous()
                .body(Map.of("name", "First", "email", "first@example.com", "password", Api.PASSWORD))
                .post("/api/v1/auth/signup")
                .then()
                .statusCode(201)
                .body("role", equalTo("pending"));
    }
}
