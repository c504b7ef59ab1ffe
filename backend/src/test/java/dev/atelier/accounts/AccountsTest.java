package dev.atelier.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import dev.atelier.testing.Api;
import dev.atelier.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class AccountsTest {
    private Api.Person somebody;

    @BeforeEach
    void somebody_comes_in() {
        somebody = Api.somebody();
    }

    @Test
    void a_pending_account_may_only_look_at_itself_and_leave() {
        var cookie = signUp("pending-" + UUID.randomUUID() + "@example.com").getCookie("atelier_session");
        Api.anonymous()
                .cookie("atelier_session", cookie)
                .get("/api/v1/auth/me")
                .then()
                .statusCode(200)
                .body("role", equalTo("pending"));
        for (var path : List.of("/api/v1/models", "/api/v1/catalog", "/api/v1/auth/api-keys", "/api/v1/users")) {
            Api.anonymous()
                    .cookie("atelier_session", cookie)
                    .get(path)
                    .then()
                    .statusCode(403)
                    .body("type", equalTo("account-pending"));
        }
        Api.anonymous()
                .cookie("atelier_session", cookie)
                .post("/api/v1/auth/signout")
                .then()
                .statusCode(204);
    }

    @Test
    void a_session_that_signed_out_is_dead_at_once() {
        var cookie = signIn(somebody.email(), Api.PASSWORD).getCookie("atelier_session");
        Api.anonymous()
                .cookie("atelier_session", cookie)
                .get("/api/v1/auth/me")
                .then()
                .statusCode(200);
        Api.anonymous()
                .cookie("atelier_session", cookie)
                .post("/api/v1/auth/signout")
                .then()
                .statusCode(204);
        Api.anonymous()
                .cookie("atelier_session", cookie)
                .get("/api/v1/auth/me")
                .then()
                .statusCode(401)
                .body("type", equalTo("unauthenticated"));
    }

    @Test
    void the_cookie_is_kept_from_scripts_and_from_other_sites() {
        var header = signIn(somebody.email(), Api.PASSWORD).getHeader("Set-Cookie");
        assertThat(header)
                .containsIgnoringCase("HttpOnly")
                .containsIgnoringCase("SameSite=Lax")
                .doesNotContainIgnoringCase("; Secure");
        var overHttps = Api.anonymous()
                .header("X-Forwarded-Proto", "https")
                .body(Map.of("email", somebody.email(), "password", Api.PASSWORD))
                .post("/api/v1/auth/signin")
                .getHeader("Set-Cookie");
        assertThat(overHttps).containsIgnoringCase(";Secure");
    }

    @Test
    void a_new_password_ends_every_other_session() {
        var here = signIn(somebody.email(), Api.PASSWORD).getCookie("atelier_session");
        var elsewhere = signIn(somebody.email(), Api.PASSWORD).getCookie("atelier_session");
        Api.anonymous()
                .cookie("atelier_session", here)
                .body(Map.of("current_password", "wrong one", "new_password", "another long one"))
                .post("/api/v1/auth/password")
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem("/current_password"));
        Api.anonymous()
                .cookie("atelier_session", here)
                .body(Map.of("current_password", Api.PASSWORD, "new_password", "another long one"))
                .post("/api/v1/auth/password")
                .then()
                .statusCode(204);
        Api.anonymous()
                .cookie("atelier_session", elsewhere)
                .get("/api/v1/auth/me")
                .then()
                .statusCode(401);
        Api.anonymous()
                .cookie("atelier_session", here)
                .get("/api/v1/auth/me")
                .then()
                .statusCode(200);
        signIn(somebody.email(), Api.PASSWORD).then().statusCode(401);
        signIn(somebody.email(), "another long one").then().statusCode(200);
    }

    @Test
    void guessing_a_password_is_slowed_down_with_a_time_to_wait() {
        for (var attempt = 0; attempt < 10; attempt++) {
            signIn(somebody.email(), "guess " + attempt)
                    .then()
                    .statusCode(401)
                    .body("type", equalTo("bad-credentials"));
        }
        signIn(somebody.email(), Api.PASSWORD)
                .then()
                .statusCode(429)
                .header("Retry-After", notNullValue())
                .body("type", equalTo("too-many-attempts"));
    }

    @Test
    void an_unknown_account_answers_like_a_wrong_password() {
        var unknown = signIn("nobody-" + UUID.randomUUID() + "@example.com", "whatever it is");
        var wrong = signIn(somebody.email(), "whatever it is");
        assertThat(unknown.statusCode()).isEqualTo(401).isEqualTo(wrong.statusCode());
        assertThat(unknown.<String>path("detail")).isEqualTo(wrong.<String>path("detail"));
    }

    @Test
    void a_deleted_key_is_dead_at_once_and_a_key_is_shown_once() {
        var made = somebody.json().body(Map.of("name", "laptop")).post("/api/v1/auth/api-keys");
        String key = made.path("key");
        var list = somebody.json().get("/api/v1/auth/api-keys");
        list.then().body("items.name", hasItem("laptop"));
        assertThat(list.asString()).doesNotContain(key);
        Api.with(key).get("/api/v1/auth/me").then().statusCode(200).body("id", equalTo(somebody.id()));
        somebody.json()
                .delete("/api/v1/auth/api-keys/" + made.path("id"))
                .then()
                .statusCode(204);
        Api.with(key).get("/api/v1/auth/me").then().statusCode(401);
    }

    @Test
    void somebody_else_s_key_cannot_be_deleted() {
        String id = somebody.json()
                .body(Map.of("name", "mine"))
                .post("/api/v1/auth/api-keys")
                .path("id");
        Api.somebody().json().delete("/api/v1/auth/api-keys/" + id).then().statusCode(404);
    }

    @Test
    void whether_one_may_pull_is_a_setting_for_people_and_given_to_administrators() {
        var somebody = Api.somebody();
        Api.asAdministrator().get("/api/v1/auth/me").then().body("may_pull", equalTo(true));
        somebody.json().get("/api/v1/auth/me").then().body("may_pull", equalTo(false));
        Api.asAdministrator()
                .body(Map.of("pulls", "users"))
                .patch("/api/v1/settings")
                .then()
                .statusCode(200)
                .body("pulls", equalTo("users"));
        somebody.json().get("/api/v1/auth/me").then().body("may_pull", equalTo(true));
        Api.asAdministrator()
                .body(Map.of("pulls", "admins"))
                .patch("/api/v1/settings")
                .then()
                .body("pulls", equalTo("admins"));
    }

    @Test
    void only_administrators_see_and_change_people_and_settings() {
        var person = somebody.json();
        person.get("/api/v1/users").then().statusCode(403);
        somebody.json().get("/api/v1/users/" + somebody.id()).then().statusCode(403);
        somebody.json()
                .body(Map.of("role", "admin"))
                .patch("/api/v1/users/" + somebody.id())
                .then()
                .statusCode(403);
        somebody.json().delete("/api/v1/users/" + somebody.id()).then().statusCode(403);
        somebody.json()
                .body(Map.of("password", "another long one"))
                .post("/api/v1/users/" + somebody.id() + "/password")
                .then()
                .statusCode(403);
        somebody.json().get("/api/v1/settings").then().statusCode(403);
        somebody.json()
                .body(Map.of("signup", "open"))
                .patch("/api/v1/settings")
                .then()
                .statusCode(403);
    }

    @Test
    void a_role_that_changes_holds_from_the_next_request_on() {
        Api.asAdministrator()
                .body(Map.of("role", "admin"))
                .patch("/api/v1/users/" + somebody.id())
                .then()
                .statusCode(200);
        somebody.json().get("/api/v1/users").then().statusCode(200);
        Api.asAdministrator()
                .body(Map.of("role", "user"))
                .patch("/api/v1/users/" + somebody.id())
                .then()
                .statusCode(200);
        somebody.json().get("/api/v1/users").then().statusCode(403);
    }

    @Test
    void a_change_of_roles_is_written_down_for_administrators() {
        Api.asAdministrator()
                .body(Map.of("role", "admin"))
                .patch("/api/v1/users/" + somebody.id())
                .then()
                .statusCode(200);
        Api.asAdministrator()
                .get("/api/v1/audit")
                .then()
                .statusCode(200)
                .body("items.subject", hasItem(somebody.id() + " admin"))
                .body("items.action", hasItem("account.role"));
        Api.asAdministrator().body(Map.of("role", "user")).patch("/api/v1/users/" + somebody.id());
        somebody.json().get("/api/v1/audit").then().statusCode(403);
        String cursor = Api.asAdministrator().get("/api/v1/audit?limit=1").path("next_cursor");
        Api.asAdministrator()
                .get("/api/v1/audit?limit=1&cursor=" + cursor)
                .then()
                .statusCode(200);
    }

    @Test
    void the_last_administrator_stays() {
        String own = Api.asAdministrator().get("/api/v1/auth/me").path("id");
        Api.asAdministrator()
                .delete("/api/v1/users/" + own)
                .then()
                .statusCode(409)
                .body("type", equalTo("last-administrator"));
        Api.asAdministrator()
                .body(Map.of("role", "user"))
                .patch("/api/v1/users/" + own)
                .then()
                .statusCode(409);
    }

    @Test
    void models_of_a_deleted_account_go_to_who_deleted_it() {
        var id = "heirloom-" + UUID.randomUUID();
        somebody.json()
                .body(Map.of("id", id, "name", "Heirloom", "base_model_id", "demo-plain"))
                .post("/api/v1/models")
                .then()
                .statusCode(201);
        Api.asAdministrator().delete("/api/v1/users/" + somebody.id()).then().statusCode(204);
        somebody.json().get("/api/v1/auth/me").then().statusCode(401);
        String administrator = Api.asAdministrator().get("/api/v1/auth/me").path("id");
        Api.asAdministrator()
                .get("/api/v1/models/" + id)
                .then()
                .statusCode(200)
                .body("owner.id", equalTo(administrator));
    }

    @Test
    void a_profile_takes_a_language_and_a_time_zone_that_exist() {
        somebody.json()
                .body(Map.of("language", "ko", "time_zone", "Asia/Seoul"))
                .patch("/api/v1/auth/me")
                .then()
                .statusCode(200)
                .body("language", equalTo("ko"))
                .body("time_zone", equalTo("Asia/Seoul"));
        somebody.json()
                .body(Map.of("time_zone", "Mars/Olympus"))
                .patch("/api/v1/auth/me")
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem("/time_zone"));
        somebody.json()
                .body(Map.of("language", "!!"))
                .patch("/api/v1/auth/me")
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem("/language"));
    }

    @Test
    void bad_sign_ups_name_the_fields() {
        Api.anonymous()
                .body(Map.of("name", " ", "email", "nope", "password", "short"))
                .post("/api/v1/auth/signup")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors.pointer", containsInAnyOrder("/name", "/email", "/password"));
        signUp(somebody.email()).then().statusCode(422).body("errors.pointer", hasItem("/email"));
    }

    private static Response signUp(String email) {
        return Api.anonymous()
                .body(Map.of("name", "New", "email", email, "password", Api.PASSWORD))
                .post("/api/v1/auth/signup");
    }

    private static Response signIn(String email, String password) {
        return Api.anonymous()
                .body(Map.of("email", email, "password", password))
                .post("/api/v1/auth/signin");
    }
}
