package dev.atelier.knowledge;

import static dev.atelier.testing.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.atelier.knowledge.embedding.PlayedEmbeddings;
import dev.atelier.platform.sql.Statements;
import dev.atelier.testing.Api;
import dev.atelier.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Passages are embedded by models of connections, several side by side, and one is changed for another while its vectors serve. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class EmbeddedByConnectionTest {
    @Inject
    Statements sql;

    private Api.Person owner;
    private PlayedEmbeddings upstream;

    @BeforeEach
    void an_upstream_is_there() {
        owner = Api.somebody();
        upstream = new PlayedEmbeddings("openai");
    }

    @AfterEach
    void the_upstream_goes() throws IOException {
        upstream.close();
    }

    private String collection(@Nullable Map<String, String> model) {
        var settings = new HashMap<String, Object>(Map.of("chunk_size", 200, "overlap", 0));
        settings.put("embedding_model", model);
        return owner.json()
                .body(Map.of("name", "Embedded", "settings", settings))
                .post("/api/v1/knowledge")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private void choose(String collection, @Nullable Map<String, String> model) {
        var settings = new HashMap<String, Object>();
        settings.put("embedding_model", model);
        owner.json()
                .body(Map.of("settings", settings))
                .patch("/api/v1/knowledge/" + collection)
                .then()
                .statusCode(200);
    }

    /** Of as many passages, none of which is anywhere else. */
    private static String text(int passages) {
        return IntStream.range(0, passages)
                .mapToObj(i -> "Passage " + i + " " + UUID.randomUUID() + " " + "says a word or two. ".repeat(7))
                .collect(Collectors.joining("\n\n"));
    }

    private ValidatableResponse found(String question, String... collections) {
        return owner.json()
                .body(Map.of("knowledge_ids", List.of(collections), "query", question, "k", 20))
                .post("/api/v1/knowledge/query")
                .then()
                .statusCode(200);
    }

    /** How many of a document's vectors have which length. */
    private List<String> vectors(String document) {
        return sql.list(
                row -> row.getInt(1) + " of " + row.getInt(2),
                "select count(*), vector_dims(v.embedding) from passage_vector v join passage p on p.id = v.passage_id"
                        + " where p.document_id = ?::uuid group by 2 order by 2",
                document);
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai", "ollama"})
    void passages_go_to_the_model_in_batches_and_questions_after_them(String kind) throws Exception {
        try (var played = new PlayedEmbeddings(kind)) {
            var collection = collection(played.model());
            var document = DocumentCalls.added(owner, collection, "long.txt", text(70));
            DocumentCalls.settled(owner, document)
                    .body("state", equalTo("ready"))
                    .body("passages", equalTo(70));
            assertThat(List.of(
                            played.asked().size(),
                            played.asked().size(),
                            played.asked().size()))
                    .containsExactly(32, 32, 6);
            assertThat(vectors(document)).containsExactly("70 of 26");
            found("which passage says a word", collection).body("items.scores.cosine", hasItem(greaterThan(0.1f)));
            assertThat(played.asked()).containsExactly("which passage says a word");
        }
    }

    @Test
    void what_fails_says_so_and_is_tried_again_when_it_is_asked_for() {
        var collection = collection(upstream.model());
        upstream.refuse(401);
        var document = DocumentCalls.added(owner, collection, "a.txt", text(3));
        failed(document);
        upstream.answerUnevenly(true);
        retry(document);
        failed(document);
        upstream.answerUnevenly(false);
        retry(document);
        DocumentCalls.settled(owner, document)
                .body("state", equalTo("ready"))
                .body("problem", nullValue())
                .body("passages", equalTo(3));
    }

    @Test
    void a_model_whose_vectors_change_their_length_in_mid_document_is_refused_and_may_be_asked_again() {
        upstream.shortenAfterOne(7);
        var document = DocumentCalls.added(owner, collection(upstream.model()), "a.txt", text(40));
        failed(document);
        retry(document);
        DocumentCalls.settled(owner, document).body("state", equalTo("ready"));
        assertThat(vectors(document)).containsExactly("40 of 7");
    }

    @Test
    void a_moment_in_which_it_is_busy_or_down_is_waited_for() {
        upstream.refuse(429, 503);
        var document = DocumentCalls.added(owner, collection(upstream.model()), "a.txt", text(2));
        DocumentCalls.settled(owner, document).body("state", equalTo("ready"));
    }

    private void failed(String document) {
        DocumentCalls.settled(owner, document)
                .body("state", equalTo("failed"))
                .body("problem.type", equalTo("embedding-failed"))
                .body("problem.detail", not(nullValue()));
    }

    private void retry(String document) {
        owner.json().post("/api/v1/documents/" + document + "/retry").then().statusCode(200);
    }

    @Test
    void one_search_asks_each_collection_in_its_own_model() {
        var near = collection(upstream.model());
        var far = collection(null);
        var one =
                DocumentCalls.added(owner, near, "one.txt", "The lighthouse keeper counts ships. " + UUID.randomUUID());
        var two =
                DocumentCalls.added(owner, far, "two.txt", "The lighthouse keeper counts ships. " + UUID.randomUUID());
        DocumentCalls.settled(owner, one).body("state", equalTo("ready"));
        DocumentCalls.settled(owner, two).body("state", equalTo("ready"));
        assertThat(vectors(one)).containsExactly("1 of 26");
        assertThat(vectors(two)).containsExactly("1 of 384");
        found("who counts ships", near, far)
                .body("items.document.id", containsInAnyOrder(one, two))
                .body("items.scores.cosine.findAll { it > 0.1 }.size()", equalTo(2));
    }

    @Test
    void another_model_takes_over_once_all_is_embedded_and_the_old_one_serves_meanwhile() throws Exception {
        var collection = collection(null);
        var document = DocumentCalls.added(owner, collection, "a.txt", text(40));
        DocumentCalls.settled(owner, document).body("state", equalTo("ready"));
        upstream.hold();
        choose(collection, upstream.model());
        assertThat(upstream.asked()).hasSize(32);
        var path = "/api/v1/knowledge/" + collection;
        owner.json().get(path).then().body("reembedding.done", equalTo(0)).body("reembedding.total", equalTo(1));
        owner.json().get("/api/v1/documents/" + document).then().body("state", equalTo("ready"));
        assertThat(vectors(document)).containsExactly("40 of 384");
        found("Passage 7", collection).body("items.scores.cosine", hasItem(greaterThan(0.1f)));
        upstream.release();
        await().until(() -> owner.json().get(path).path("reembedding") == null);
        assertThat(vectors(document)).containsExactly("40 of 26");
        owner.json().get(path).then().body("passages", equalTo(40));
        upstream.shorten(8);
        owner.json()
                .body(Map.of("settings", Map.of("chunk_size", 210)))
                .patch(path)
                .then()
                .statusCode(200);
        await().until(() -> owner.json().get(path).path("reembedding") == null);
        DocumentCalls.settled(owner, DocumentCalls.added(owner, collection, "b.txt", text(2)))
                .body("state", equalTo("ready"));
        found("Passage 7", collection).body("items.document.id", hasItem(document));
    }

    @Test
    void one_that_never_answers_keeps_nobody_waiting_who_cancels() throws Exception {
        upstream.hold();
        var slow = DocumentCalls.added(owner, collection(upstream.model()), "slow.txt", text(3));
        upstream.asked();
        owner.json().get("/api/v1/documents/" + slow).then().body("state", equalTo("embedding"));
        owner.json()
                .post("/api/v1/documents/" + slow + "/cancel")
                .then()
                .statusCode(200)
                .body("state", equalTo("cancelled"));
        var next = DocumentCalls.added(owner, collection(null), "next.txt", text(1));
        DocumentCalls.settled(owner, next).body("state", equalTo("ready"));
        upstream.release();
        assertThat(vectors(slow)).isEmpty();
        retry(slow);
        DocumentCalls.settled(owner, slow).body("state", equalTo("ready")).body("passages", equalTo(3));
    }

    @Test
    void a_collection_whose_connection_is_gone_is_still_found_by_words_and_says_what_is_wrong() {
        var collection = collection(upstream.model());
        var document = DocumentCalls.added(owner, collection, "a.txt", "The zebra opens at seven. " + text(1));
        DocumentCalls.settled(owner, document).body("state", equalTo("ready"));
        upstream.disconnect();
        found("when does the zebra open", collection).body("items.document.id", hasItem(document));
        failed(DocumentCalls.added(owner, collection, "b.txt", text(1)));
        choose(collection, null);
        await().until(() -> owner.json()
                .get("/api/v1/knowledge/" + collection)
                .path("documents.ready")
                .equals(2));
        await().until(() -> owner.json().get("/api/v1/knowledge/" + collection).path("reembedding") == null);
        assertThat(vectors(document)).hasSize(1).allMatch(each -> each.endsWith("of 384"));
    }

    @Test
    void a_text_that_stands_somewhere_is_not_embedded_again_unless_it_is_deleted_meanwhile() throws Exception {
        var collection = collection(upstream.model());
        var known = text(4);
        var first = DocumentCalls.added(owner, collection, "first.txt", known);
        DocumentCalls.settled(owner, first).body("state", equalTo("ready"));
        assertThat(upstream.asked()).hasSize(4);
        upstream.hold();
        var more = DocumentCalls.added(owner, collection, "more.txt", known + "\n\n" + text(3));
        assertThat(upstream.asked()).hasSize(3);
        owner.json().delete("/api/v1/documents/" + first).then().statusCode(204);
        upstream.release();
        assertThat(upstream.asked()).hasSize(7);
        DocumentCalls.settled(owner, more).body("state", equalTo("ready")).body("passages", equalTo(7));
        assertThat(vectors(more)).containsExactly("7 of 26");
    }

    @Test
    void what_replaces_a_document_serves_once_all_of_it_is_embedded() throws Exception {
        var collection = collection(upstream.model());
        var document = DocumentCalls.added(owner, collection, "old.txt", "The zebra opens at seven.");
        DocumentCalls.settled(owner, document).body("state", equalTo("ready"));
        upstream.asked();
        upstream.hold();
        owner.json()
                .contentType(ContentType.MULTIPART)
                .multiPart("file", "new.txt", "The zebra opens at nine.".getBytes())
                .put("/api/v1/documents/" + document)
                .then()
                .statusCode(200);
        upstream.asked();
        found("when does the zebra open", collection).body("items.text", contains("The zebra opens at seven."));
        owner.json()
                .get("/api/v1/documents/" + document + "/text")
                .then()
                .body("text", equalTo("The zebra opens at seven."));
        upstream.release();
        DocumentCalls.settled(owner, document).body("state", equalTo("ready")).body("name", equalTo("new.txt"));
        found("when does the zebra open", collection).body("items.text", contains("The zebra opens at nine."));
    }

    @Test
    void a_document_that_is_deleted_while_it_is_embedded_leaves_nothing() throws Exception {
        upstream.hold();
        var document = DocumentCalls.added(owner, collection(upstream.model()), "a.txt", text(3));
        upstream.asked();
        owner.json().delete("/api/v1/documents/" + document).then().statusCode(204);
        upstream.release();
        var next = DocumentCalls.added(owner, collection(null), "next.txt", text(1));
        DocumentCalls.settled(owner, next).body("state", equalTo("ready"));
        assertThat(vectors(document)).isEmpty();
        owner.json().get("/api/v1/documents/" + document).then().statusCode(404);
    }
}
