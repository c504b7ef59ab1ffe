package dev.atelier.accounts;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.testing.Api;
import dev.atelier.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class FirstAdministratorTest {
    @Test
    void the_one_who_signs_up_gets_in() {
        Api.asAdministrator().get("/api/v1/auth/me").then().statusCode(200);
        assertThat(given().get("/api/v1/users").statusCode()).isEqualTo(401);
    }
}
