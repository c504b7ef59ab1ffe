package dev.atelier.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.testing.Api;
import dev.atelier.testing.ApiDocument;
import dev.atelier.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.http.Method;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every operation on collections and documents, called by everybody who may, or may not. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class KnowledgeRightsTest {
    private static final Map<String, Object> RENAMED = Map.of("name", "Another name.txt");

    private Api.Person owner;
    private Api.Person writer;
    private Api.Person reader;
    private Api.Person user;
    private Api.Person stranger;

    @BeforeEach
    void five_people() {
        owner = Api.somebody();
        writer = Api.somebody();
        reader = Api.somebody();
        user = Api.somebody();
        stranger = Api.somebody();
    }

    /** What an operation asks of whoever calls it. */
    private enum Needs {
        USE,
        READ,
        WRITE
    }

    private static final Map<String, Needs> COLLECTION = Map.of(
            "GET /api/v1/knowledge/{id}", Needs.USE,
            "GET /api/v1/knowledge/{id}/used-by", Needs.READ,
            "GET /api/v1/knowledge/{id}/documents", Needs.READ,
            "GET /api/v1/knowledge/{id}/folders", Needs.READ,
            "POST /api/v1/knowledge/query", Needs.READ,
            "POST /api/v1/knowledge/{id}/documents", Needs.WRITE,
            "PATCH /api/v1/knowledge/{id}", Needs.WRITE,
            "DELETE /api/v1/knowledge/{id}", Needs.WRITE);

    private static final Map<String, Needs> DOCUMENT = Map.of(
            "GET /api/v1/documents/{id}", Needs.READ,
            "GET /api/v1/documents/{id}/text", Needs.READ,
            "GET /api/v1/documents/{id}/content", Needs.READ,
            "GET /api/v1/documents/{id}/passages", Needs.READ,
            "GET /api/v1/documents/{id}/passages/{position}", Needs.READ,
            "PATCH /api/v1/documents/{id}", Needs.WRITE,
            "PUT /api/v1/documents/{id}", Needs.WRITE,
            "POST /api/v1/documents/{id}/retry", Needs.WRITE,
            "POST /api/v1/documents/{id}/cancel", Needs.WRITE,
            "DELETE /api/v1/documents/{id}", Needs.WRITE);

    @Test
    void every_operation_is_known_here() {
        assertThat(ApiDocument.operations().stream()
                        .map(Object::toString)
                        .filter(each -> each.contains("/knowledge/") || each.contains("/documents/")))
                .containsExactlyInAnyOrderElementsOf(Stream.of(
                                COLLECTION.keySet(),
                                DOCUMENT.keySet(),
                                List.of("GET /api/v1/knowledge/embedding-models"))
                        .flatMap(each -> each.stream())
                        .toList());
    }

    @Test
    void a_collection_and_its_documents_are_for_each_what_they_are_given() {
        for (var operation : operations(COLLECTION)) {
            var needs = COLLECTION.get(operation);
            var collection = collection();
            var document = document(collection);
            expect(operation, collection, document, stranger, 404);
            expect(operation, collection, document, user, needs == Needs.USE ? 200 : 403);
            expect(operation, collection, document, reader, needs == Needs.WRITE ? 403 : 200);
            expect(operation, collection, document, writer, 200);
            expect(operation, collection(), document, owner, 200);
        }
    }

    @Test
    void a_document_is_there_for_who_may_see_inside_its_collection() {
        for (var operation : operations(DOCUMENT)) {
            var needs = DOCUMENT.get(operation);
            var collection = collection();
            var document = document(collection);
            expect(operation, collection, document, stranger, 404);
            expect(operation, collection, document, user, 404);
            expect(operation, collection, document, reader, needs == Needs.WRITE ? 403 : 200);
            expect(operation, collection, document, writer, 200);
            expect(operation, collection, document(collection), owner, 200);
        }
    }

    @Test
    void a_document_straight_on_a_model_is_there_for_who_may_see_inside_the_model() {
        var id = "m-" + UUID.randomUUID();
        owner.json()
                .body(Map.of("id", id, "name", "Clerk", "base_model_id", "demo-plain", "access", access()))
                .post("/api/v1/models")
                .then()
                .statusCode(201);
        for (var operation : operations(DOCUMENT)) {
            var document = added("/api/v1/models/" + id + "/documents");
            expect(operation, id, document, stranger, 404);
            expect(operation, id, document, user, 404);
            for (var sees : List.of(reader, writer)) {
                expect(operation, id, document, sees, DOCUMENT.get(operation) == Needs.WRITE ? 403 : 200);
            }
            expect(operation, id, document, owner, 200);
        }
        var path = "/api/v1/models/" + id + "/documents";
        for (var each : Map.of(stranger, 404, user, 403, reader, 200, writer, 200, owner, 200)
                .entrySet()) {
            each.getKey().json().get(path).then().statusCode(each.getValue());
        }
        for (var each : Map.of(stranger, 404, user, 403, reader, 403, writer, 202, owner, 202)
                .entrySet()) {
            each.getKey().json().body(note()).post(path).then().statusCode(each.getValue());
        }
    }

    private static List<String> operations(Map<String, Needs> of) {
        return new ArrayList<>(of.keySet()).stream().sorted().toList();
    }

    /** @param status 200 stands for whatever is well */
    private static void expect(String operation, String collection, String document, Api.Person who, int status) {
        var answer = call(operation, collection, document, who);
        var found = answer.statusCode() / 100 == 2 ? 200 : answer.statusCode();
        assertThat(found).as(operation + " " + answer.asString()).isEqualTo(status);
    }

    private static Response call(String operation, String collection, String document, Api.Person who) {
        var words = operation.split(" ");
        var path = words[1].replace("{id}", words[1].contains("/documents/") ? document : collection)
                .replace("{position}", "0");
        var request = who.json();
        return switch (words[0]) {
            case "PUT" ->
                request.contentType(ContentType.MULTIPART)
                        .multiPart(
                                "file",
                                "other.txt",
                                UUID.randomUUID().toString().getBytes())
                        .put(path);
            case "PATCH" -> request.body(RENAMED).patch(path);
            case "POST" ->
                (path.endsWith("/query")
                                ? request.body(Map.of("knowledge_ids", List.of(collection), "query", "something"))
                                : path.endsWith("/documents") ? request.body(note()) : request)
                        .post(path);
            default -> request.request(Method.valueOf(words[0]), path);
        };
    }

    private String collection() {
        return DocumentCalls.collection(owner, access());
    }

    private Map<String, Object> access() {
        return Map.of(
                "visibility",
                "private",
                "grants",
                List.of(
                        Map.of("principal", "user:" + writer.id(), "permission", "write"),
                        Map.of("principal", "user:" + reader.id(), "permission", "read"),
                        Map.of("principal", "user:" + user.id(), "permission", "use")));
    }

    private String document(String collection) {
        return added("/api/v1/knowledge/" + collection + "/documents");
    }

    private String added(String path) {
        String id = owner.json()
                .body(note())
                .post(path)
                .then()
                .statusCode(202)
                .extract()
                .path("items[0].id");
        DocumentCalls.settled(owner, id);
        return id;
    }

    private static Map<String, String> note() {
        return Map.of("name", UUID.randomUUID() + ".txt", "text", "Something to know: " + UUID.randomUUID());
    }
}
