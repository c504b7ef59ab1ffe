package dev.atelier.models;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import dev.atelier.testing.Api;
import dev.atelier.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a model answers from: collections, and documents straight on it. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ModelDocumentsTest {
    private Api.Person owner;
    private Api.Person other;
    private final String id = "m-" + UUID.randomUUID();
    private final String path = "/api/v1/models/" + id;

    @BeforeEach
    void two_people() {
        owner = Api.somebody();
        other = Api.somebody();
    }

    private void model(Map<String, Object> access) {
        owner.json()
                .body(Map.of("id", id, "name", "Clerk", "base_model_id", "demo-plain", "access", access))
                .post("/api/v1/models")
                .then()
                .statusCode(201);
    }

    private static Map<String, Object> granted(Api.Person person, String permission) {
        return Map.of(
                "visibility",
                "private",
                "grants",
                List.of(Map.of("principal", "user:" + person.id(), "permission", permission)));
    }

    private static String collection(Api.Person person, Map<String, Object> access) {
        return person.json()
                .body(Map.of("name", "Handbook", "access", access))
                .post("/api/v1/knowledge")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private String attached() {
        return owner.json()
                .body(Map.of("name", "note.txt", "text", "Something to know"))
                .post(path + "/documents")
                .then()
                .statusCode(202)
                .extract()
                .path("items[0].id");
    }

    @Test
    void a_document_is_put_on_a_model_with_a_version() {
        model(Map.of("visibility", "private"));
        var document = attached();
        owner.json().get(path).then().body("document_ids", contains(document)).body("version", equalTo(2));
        owner.json()
                .get(path + "/documents")
                .then()
                .body("items.id", contains(document))
                .body("items[0].knowledge_id", equalTo(null));
        owner.json().body(Map.of("document_ids", List.of())).patch(path).then().statusCode(200);
        owner.json().get(path + "/documents").then().body("items", empty());
        owner.json()
                .body(Map.of("document_ids", List.of(document)))
                .patch(path)
                .then()
                .statusCode(200);
    }

    @Test
    void documents_that_come_at_once_are_all_put_on_it_each_with_a_version() throws Exception {
        model(Map.of("visibility", "private"));
        var adding = IntStream.range(0, 6)
                .mapToObj(n -> (Callable<Integer>) () -> owner.json()
                        .body(Map.of("name", "note " + n + ".txt", "text", "Something to know"))
                        .post(path + "/documents")
                        .statusCode())
                .toList();
        try (var threads = Executors.newFixedThreadPool(6)) {
            for (var answer : threads.invokeAll(adding)) {
                assertThat(answer.get(), equalTo(202));
            }
        }
        owner.json().get(path).then().body("document_ids", hasSize(6)).body("version", equalTo(7));
    }

    @Test
    void whoever_may_see_inside_the_model_sees_its_documents_and_nobody_else() {
        for (var may : List.of("use", "read")) {
            if (may.equals("use")) {
                model(granted(other, may));
            } else {
                owner.json()
                        .body(Map.of("access", granted(other, may)))
                        .patch(path)
                        .then()
                        .statusCode(200);
            }
            var document = attached();
            var isReader = may.equals("read");
            other.json().get(path + "/documents").then().statusCode(isReader ? 200 : 403);
            for (var part : List.of("", "/content")) {
                other.json().get("/api/v1/documents/" + document + part).then().statusCode(isReader ? 200 : 404);
            }
            other.json().delete("/api/v1/documents/" + document).then().statusCode(isReader ? 403 : 404);
        }
    }

    @Test
    void a_collection_is_attached_by_who_may_use_it_and_stays_where_it_stands() {
        var open = collection(other, granted(owner, "use"));
        var closed = collection(other, Map.of("visibility", "private"));
        model(granted(other, "write"));
        for (var wrong : List.of(closed, UUID.randomUUID().toString(), "k")) {
            owner.json()
                    .body(Map.of("knowledge_ids", List.of(open, wrong)))
                    .patch(path)
                    .then()
                    .statusCode(422)
                    .body("errors.pointer", contains("/knowledge_ids/1"));
        }
        other.json()
                .body(Map.of("knowledge_ids", List.of(closed)))
                .patch(path)
                .then()
                .statusCode(200);
        owner.json()
                .body(Map.of("knowledge_ids", List.of(closed, open), "document_ids", List.of(closed)))
                .patch(path)
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/document_ids/0"));
        owner.json()
                .body(Map.of("knowledge_ids", List.of(closed, open)))
                .patch(path)
                .then()
                .statusCode(200);
        owner.json().post(path + "/clone").then().statusCode(422).body("errors.pointer", contains("/knowledge_ids/0"));
    }

    @Test
    void a_collection_knows_the_models_that_name_it() {
        var collection = collection(owner, granted(other, "read"));
        model(Map.of("visibility", "private"));
        owner.json()
                .body(Map.of("knowledge_ids", List.of(collection)))
                .patch(path)
                .then()
                .statusCode(200);
        var usedBy = "/api/v1/knowledge/" + collection + "/used-by";
        owner.json().get(usedBy).then().body("items.id", contains(id)).body("others", equalTo(0));
        other.json().get(usedBy).then().body("items", hasSize(0)).body("others", equalTo(1));
        Api.somebody().json().get(usedBy).then().statusCode(404);
    }

    @Test
    void an_import_says_which_of_the_collections_and_documents_that_it_names_are_not_its_importers_to_use() {
        var mine = collection(owner, Map.of("visibility", "private"));
        var open = collection(other, granted(owner, "use"));
        var closed = collection(other, Map.of("visibility", "private"));
        model(Map.of("visibility", "private"));
        var document = attached();
        var knowledge = Stream.of(mine, open, closed)
                .map(each -> Map.of("type", "collection", "id", each, "name", "Handbook"))
                .collect(Collectors.toCollection(ArrayList<Map<String, String>>::new));
        knowledge.add(Map.of("type", "file", "id", document, "name", "note.txt"));
        var entry = Map.of(
                "id",
                id + "-again",
                "name",
                "Clerk",
                "base_model_id",
                "demo-plain",
                "params",
                Map.of(),
                "meta",
                Map.of("knowledge", knowledge));
        for (var isTrial : List.of(true, false)) {
            owner.json()
                    .body(List.of(entry))
                    .post("/api/v1/models/import?mode=update&dry_run=" + isTrial)
                    .then()
                    .statusCode(200)
                    .body("items[0].action", equalTo("create"))
                    .body("items[0].unresolved.id", contains(closed));
        }
        owner.json()
                .get(path + "-again")
                .then()
                .body("knowledge_ids", hasItems(mine, open))
                .body("document_ids", contains(document));
        other.json().get("/api/v1/documents/" + document).then().statusCode(404);
    }
}
