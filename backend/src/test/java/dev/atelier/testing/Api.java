package dev.atelier.testing;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.platform.json.Json;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ArcContainer;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** The API as its clients see it, called over real HTTP by people whom the tests make. */
public final class Api {
    public static final String PASSWORD = "correct horse battery";
    private static final String ADMINISTRATOR = "root@example.com";
    private static volatile String administrator;
    /** Which knows the administrator: another one has another database. */
    private static ArcContainer server;

    private Api() {}

    /** The first account of the test's database; later calls use the same. */
    public static synchronized RequestSpecification asAdministrator() {
        if (administrator == null || server != Arc.container()) {
            administrator = signUp(ADMINISTRATOR).get("key");
            server = Arc.container();
        }
        return with(administrator);
    }

    public static String administratorKey() {
        asAdministrator();
        return administrator;
    }

    /** A new person, approved, with a key of their own. */
    public static Person somebody() {
        asAdministrator();
        return NewPerson.like(ADMINISTRATOR);
    }

    /** Somebody with an account; every call begins anew. */
    public record Person(String id, String email, String key) {
        public RequestSpecification json() {
            return with(key);
        }
    }

    /** A new group. */
    public static String group(Person... members) {
        return asAdministrator()
                .body(Map.of(
                        "name",
                        "group-" + UUID.randomUUID(),
                        "member_ids",
                        Stream.of(members).map(Person::id).toList()))
                .post("/api/v1/groups")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** A new connection, whose models are in the catalogue. @return its id */
    public static String connection(String kind, String name, String url) {
        var id = idOf(asAdministrator()
                .body(Map.of("kind", kind, "name", name, "url", url))
                .post("/api/v1/connections"));
        asAdministrator().post("/api/v1/connections/" + id + "/refresh").then().statusCode(200);
        return id;
    }

    /** What has just been made. RestAssured's own paths are scripts that are compiled each time. */
    public static String idOf(Response made) {
        made.then().statusCode(201);
        return Json.read(made.asString(), JsonNode.class).path("id").textValue();
    }

    public static RequestSpecification with(String key) {
        return json().header("Authorization", "Bearer " + key);
    }

    public static RequestSpecification anonymous() {
        return json();
    }

    /** Signs up, has the account approved where it must be, and makes an API key. */
    public static Map<String, String> signUp(String email) {
        var answer = json().body(Map.of("name", "Somebody", "email", email, "password", PASSWORD))
                .post("/api/v1/auth/signup");
        answer.then().statusCode(201);
        var cookie = answer.getCookie("atelier_session");
        if (answer.path("role").equals("pending") && administrator != null) {
            with(administrator)
                    .body(Map.of("role", "user"))
                    .patch("/api/v1/users/" + answer.path("id"))
                    .then()
                    .statusCode(200);
        }
        String key = json().cookie("atelier_session", cookie)
                .body(Map.of("name", "tests"))
                .post("/api/v1/auth/api-keys")
                .then()
                .statusCode(201)
                .extract()
                .path("key");
        return Map.of("key", key, "cookie", cookie, "id", answer.path("id"), "email", email);
    }

    private static RequestSpecification json() {
        return given().contentType(ContentType.JSON).urlEncodingEnabled(false);
    }
}
