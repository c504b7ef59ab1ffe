package dev.atelier.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.atelier.knowledge.content.Contents;
import dev.atelier.platform.sql.Statements;
import dev.atelier.testing.Api;
import dev.atelier.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is the same is kept once, for as long as somebody has it, and no longer. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class KeptDocumentsTest {
    private static final Map<String, Object> PRIVATE = Map.of("visibility", "private");

    @Inject
    Contents contents;

    @Inject
    LooseDocuments loose;

    @Inject
    Statements sql;

    private Api.Person owner;

    @BeforeEach
    void somebody_comes_in() {
        owner = Api.somebody();
    }

    @Test
    void the_same_file_of_two_people_is_stored_and_read_once_and_kept_until_both_delete_it() {
        var text = "One text for two people: " + UUID.randomUUID();
        var other = Api.somebody();
        var mine = DocumentCalls.added(owner, DocumentCalls.collection(owner, PRIVATE), "a.txt", text);
        var theirs = DocumentCalls.added(other, DocumentCalls.collection(other, PRIVATE), "b.txt", text);
        DocumentCalls.settled(owner, mine).body("state", equalTo("ready"));
        DocumentCalls.settled(other, theirs).body("state", equalTo("ready"));
        assertThat(kept(text)).containsExactly(1, 1, 1);
        owner.json().delete("/api/v1/documents/" + mine).then().statusCode(204);
        contents.sweep();
        assertThat(kept(text)).containsExactly(1, 1, 1);
        assertThat(other.json().get("/api/v1/documents/" + theirs + "/content").asString())
                .isEqualTo(text);
        other.json().delete("/api/v1/documents/" + theirs).then().statusCode(204);
        contents.sweep();
        assertThat(kept(text)).containsExactly(0, 0, 0);
    }

    /** How often it stands among contents, pieces and texts. */
    private List<Integer> kept(String text) {
        return List.of("content", "piece", "text").stream()
                .map(table -> sql.list(
                                row -> row.getInt(1),
                                "select count(*) from document_" + table
                                        + " where digest = sha256(convert_to(?::text, 'UTF8'))",
                                text)
                        .getFirst())
                .toList();
    }

    @Test
    void a_document_that_no_model_names_is_gone_after_a_day() {
        var id = "m-" + UUID.randomUUID();
        owner.json()
                .body(Map.of("id", id, "name", "Clerk", "base_model_id", "demo-plain"))
                .post("/api/v1/models")
                .then()
                .statusCode(201);
        String document = owner.json()
                .body(Map.of("name", "a.txt", "text", "Something " + UUID.randomUUID()))
                .post("/api/v1/models/" + id + "/documents")
                .path("items[0].id");
        var others = sql.list(
                row -> row.getObject(1, UUID.class),
                "select id from document where knowledge_id is null and id <> ?::uuid",
                document);
        loose.keepFor(others);
        aDayLater(document);
        var held = new ArrayList<>(others);
        held.add(UUID.fromString(document));
        loose.keepFor(held); // named again before somebody looked
        owner.json().get("/api/v1/documents/" + document).then().statusCode(200);
        loose.keepFor(others);
        owner.json().get("/api/v1/documents/" + document).then().statusCode(200);
        aDayLater(document);
        loose.keepFor(others);
        owner.json().get("/api/v1/documents/" + document).then().statusCode(404);
    }

    private void aDayLater(String document) {
        assertThat(sql.run(
                        "update document set unheld_since = unheld_since - interval '25 hours' where id = ?::uuid and unheld_since is not null",
                        document))
                .isEqualTo(1);
    }
}
