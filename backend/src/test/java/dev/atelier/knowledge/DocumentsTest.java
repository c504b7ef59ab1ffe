package dev.atelier.knowledge;

import static dev.atelier.testing.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.atelier.testing.Api;
import dev.atelier.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Documents come, are worked on, and are handed to those who may see inside, and to nobody else. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class DocumentsTest {
    private static final Map<String, Object> PRIVATE = Map.of("visibility", "private");

    private Api.Person owner;
    private Api.Person other;

    @BeforeEach
    void two_people() {
        owner = Api.somebody();
        other = Api.somebody();
    }

    @Test
    void a_file_becomes_a_document_with_passages() {
        var collection = DocumentCalls.collection(owner, PRIVATE);
        var id = DocumentCalls.added(owner, collection, "hours.md", "# Hours\n\nWe are open until six.");
        DocumentCalls.settled(owner, id)
                .body("state", equalTo("ready"))
                .body("media_type", equalTo("text/markdown"))
                .body("passages", greaterThan(0))
                .body("problem", nullValue());
        owner.json()
                .get("/api/v1/documents/" + id + "/text")
                .then()
                .statusCode(200)
                .body("text", equalTo("Hours\n\nWe are open until six."));
        var content = owner.json().get("/api/v1/documents/" + id + "/content");
        assertThat(content.asString()).isEqualTo("# Hours\n\nWe are open until six.");
        assertThat(content.getHeader("Content-Disposition"))
                .startsWith("attachment")
                .contains("hours.md");
        owner.json()
                .get("/api/v1/knowledge/" + collection)
                .then()
                .body("documents.total", equalTo(1))
                .body("documents.ready", equalTo(1))
                .body("passages", greaterThan(0));
    }

    @Test
    void many_files_come_at_once_and_the_same_one_is_added_once() {
        var collection = DocumentCalls.collection(owner, PRIVATE);
        var path = "/api/v1/knowledge/" + collection + "/documents";
        for (var again = 0; again < 2; again++) {
            owner.json()
                    .contentType(ContentType.MULTIPART)
                    .multiPart("file", "one.txt", "One".getBytes())
                    .multiPart("file", "two.txt", "Two".getBytes())
                    .multiPart("folder", "Numbers")
                    .post(path)
                    .then()
                    .statusCode(202)
                    .body("items", hasSize(2))
                    .body("items[1].folder", equalTo("Numbers"));
        }
        owner.json()
                .get(path + "?folder=Numbers&limit=1")
                .then()
                .body("total", equalTo(2))
                .body("items.name", equalTo(List.of("one.txt")));
    }

    @Test
    void a_request_that_is_sent_again_with_its_key_is_answered_as_before_and_adds_nothing() {
        var collection = DocumentCalls.collection(owner, PRIVATE);
        var path = "/api/v1/knowledge/" + collection + "/documents";
        String first =
                form("key", "one").post(path).then().statusCode(202).extract().path("items[0].id");
        owner.json().delete("/api/v1/documents/" + first).then().statusCode(204);
        form("key", "one").post(path).then().statusCode(202).body("items[0].id", equalTo(first));
        form("key", "two").post(path).then().statusCode(422);
        form("other", "one").post(path).then().statusCode(202).body("items[0].id", not(first));
        var note = Map.of("name", "note.md", "text", "A note. ".repeat(600_000)); // more than most requests may carry
        for (var again = 0; again < 2; again++) {
            owner.json()
                    .header("Idempotency-Key", "note")
                    .body(note)
                    .post(path)
                    .then()
                    .statusCode(202);
            owner.json().get(path + "?q=note").then().body("total", equalTo(1 - again));
            String noted = owner.json().get(path + "?q=note").path("items[0].id");
            owner.json().delete("/api/v1/documents/" + noted);
        }
    }

    private RequestSpecification form(String key, String text) {
        return owner.json()
                .header("Idempotency-Key", key)
                .contentType(ContentType.MULTIPART)
                .multiPart("file", "one.txt", text.getBytes())
                .multiPart("folder", "Numbers");
    }

    @Test
    void the_folders_of_a_collection_are_listed_with_how_many_documents_they_hold() {
        var collection = DocumentCalls.collection(owner, DocumentCalls.granted(other, "use"));
        var path = "/api/v1/knowledge/" + collection;
        for (var folder : List.of("B", "A/Deep", "B", "")) {
            owner.json()
                    .body(Map.of("name", UUID.randomUUID() + ".txt", "text", "Something", "folder", folder))
                    .post(path + "/documents")
                    .then()
                    .statusCode(202);
        }
        owner.json()
                .get(path + "/folders")
                .then()
                .statusCode(200)
                .body("items.name", equalTo(List.of("A/Deep", "B")))
                .body("items.documents", equalTo(List.of(1, 2)));
        other.json().get(path + "/folders").then().statusCode(403);
        Api.somebody().json().get(path + "/folders").then().statusCode(404);
    }

    @Test
    void text_is_pasted_and_an_address_fetched_only_from_where_anybody_may() {
        var collection = DocumentCalls.collection(owner, PRIVATE);
        var path = "/api/v1/knowledge/" + collection + "/documents";
        String pasted = owner.json()
                .body(Map.of("name", "note.md", "text", "A pasted note"))
                .post(path)
                .path("items[0].id");
        DocumentCalls.settled(owner, pasted).body("state", equalTo("ready"));
        String linked = owner.json()
                .body(Map.of("url", "http://127.0.0.1:9/handbook.pdf"))
                .post(path)
                .path("items[0].id");
        DocumentCalls.settled(owner, linked)
                .body("state", equalTo("failed"))
                .body("name", equalTo("handbook.pdf"))
                .body("problem.type", equalTo("fetch-failed"));
    }

    @Test
    void what_cannot_be_read_says_why_and_serves_once_it_is_replaced() {
        var collection = DocumentCalls.collection(owner, PRIVATE);
        var id = DocumentCalls.added(owner, collection, "broken.docx", "this is no docx");
        DocumentCalls.settled(owner, id)
                .body("state", equalTo("failed"))
                .body("problem.type", equalTo("document-broken"));
        owner.json()
                .contentType(ContentType.MULTIPART)
                .multiPart("file", "whole.txt", "Now it is whole".getBytes())
                .put("/api/v1/documents/" + id)
                .then()
                .statusCode(200);
        DocumentCalls.settled(owner, id).body("state", equalTo("ready")).body("name", equalTo("whole.txt"));
        owner.json().get("/api/v1/documents/" + id + "/text").then().body("text", equalTo("Now it is whole"));
    }

    @Test
    void a_document_is_there_for_those_alone_who_may_see_inside_its_collection() {
        for (var may : List.of("none", "use", "read")) {
            var access = may.equals("none") ? PRIVATE : DocumentCalls.granted(other, may);
            var collection = DocumentCalls.collection(owner, access);
            var id = DocumentCalls.added(owner, collection, "a.txt", "Something");
            DocumentCalls.settled(owner, id);
            var isReader = may.equals("read");
            for (var path : List.of("", "/text", "/content")) {
                other.json().get("/api/v1/documents/" + id + path).then().statusCode(isReader ? 200 : 404);
            }
            other.json()
                    .get("/api/v1/knowledge/" + collection + "/documents")
                    .then()
                    .statusCode(isReader ? 200 : may.equals("use") ? 403 : 404);
            other.json().delete("/api/v1/documents/" + id).then().statusCode(isReader ? 403 : 404);
            DocumentCalls.send(other, "/api/v1/knowledge/" + collection + "/documents", "b.txt", "x")
                    .statusCode(may.equals("none") ? 404 : 403);
            other.json()
                    .get("/api/v1/knowledge?limit=200")
                    .then()
                    .body("items.findAll { it.id == '" + collection + "' }", hasSize(may.equals("none") ? 0 : 1));
        }
    }

    @Test
    void other_settings_have_the_passages_made_anew() {
        var collection = DocumentCalls.collection(owner, PRIVATE);
        var id = DocumentCalls.added(owner, collection, "long.txt", "A sentence of some words. ".repeat(60));
        int before = DocumentCalls.settled(owner, id).extract().path("passages");
        owner.json()
                .body(Map.of("settings", Map.of("chunk_size", 200, "overlap", 0)))
                .patch("/api/v1/knowledge/" + collection)
                .then()
                .statusCode(200)
                .body("settings.chunk_size", equalTo(200));
        await().until(() -> owner.json().get("/api/v1/knowledge/" + collection).path("reembedding") == null);
        DocumentCalls.settled(owner, id).body("state", equalTo("ready")).body("passages", greaterThan(before));
    }

    @Test
    void who_read_an_older_state_overwrites_nothing() {
        var collection = DocumentCalls.collection(owner, PRIVATE);
        var id = DocumentCalls.added(owner, collection, "a.txt", "Something");
        DocumentCalls.settled(owner, id);
        var path = "/api/v1/documents/" + id;
        var tag = owner.json().get(path).getHeader("ETag");
        owner.json().header("If-None-Match", tag).get(path).then().statusCode(304);
        owner.json()
                .header("If-Match", tag)
                .body(Map.of("name", "b.txt"))
                .patch(path)
                .then()
                .statusCode(200);
        owner.json()
                .header("If-Match", tag)
                .body(Map.of("name", "c.txt"))
                .patch(path)
                .then()
                .statusCode(412);
        owner.json().delete(path).then().statusCode(204);
        owner.json().get(path).then().statusCode(404);
    }

    @Test
    void a_collection_goes_with_all_that_is_in_it() {
        var collection = DocumentCalls.collection(owner, PRIVATE);
        var id = DocumentCalls.added(owner, collection, "a.txt", "Something");
        owner.json().delete("/api/v1/knowledge/" + collection).then().statusCode(204);
        owner.json().get("/api/v1/documents/" + id).then().statusCode(404);
    }
}
