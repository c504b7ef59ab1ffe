package dev.atelier.knowledge;

import static dev.atelier.testing.Waiting.await;

import dev.atelier.testing.Api;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What tests do with collections and documents, over HTTP. */
final class DocumentCalls {
    private DocumentCalls() {}

    static String collection(Api.Person owner, Map<String, Object> access) {
        return owner.json()
                .body(Map.of("name", "Handbook", "access", access))
                .post("/api/v1/knowledge")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    static Map<String, Object> granted(Api.Person user, String permission) {
        return Map.of(
                "visibility",
                "private",
                "grants",
                List.of(Map.of("principal", "user:" + user.id(), "permission", permission)));
    }

    static ValidatableResponse send(Api.Person person, String path, String name, String text) {
        return sendBytes(person, path, name, text.getBytes(StandardCharsets.UTF_8));
    }

    static ValidatableResponse sendBytes(Api.Person person, String path, String name, byte[] bytes) {
        return person.json()
                .contentType(ContentType.MULTIPART)
                .multiPart("file", name, bytes)
                .post(path)
                .then();
    }

    static String added(Api.Person person, String collection, String name, String text) {
        return send(person, "/api/v1/knowledge/" + collection + "/documents", name, text)
                .statusCode(202)
                .extract()
                .path("items[0].id");
    }

    /** Once nobody works on it any more. */
    static ValidatableResponse settled(Api.Person person, String document) {
        await().pollInterval(Duration.ofMillis(200)).until(() -> !Set.of("queued", "parsing", "embedding")
                .contains(person.json().get("/api/v1/documents/" + document).<String>path("state")));
        return person.json().get("/api/v1/documents/" + document).then();
    }
}
