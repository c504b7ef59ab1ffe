package dev.atelier.chats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.atelier.knowledge.search.Shelf;
import dev.atelier.testing.Api;
import dev.atelier.testing.ModelOwner;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Models that answer from documents and have filters: what is found passes them, too. */
@QuarkusTest
class FilteredDocumentsTest {
    private static final String QUESTION = "Who is the harbour master?";

    @RegisterExtension
    final ModelOwner owner = new ModelOwner();

    @Inject
    Shelf shelf;

    private String model = "";

    private String sentAnd(String filter) {
        var collection = shelf.collection(owner.person(), "The harbour master is Anna, anna@example.com.");
        model = owner.model(Map.of("knowledge_ids", List.of(collection), "filter_ids", List.of(filter)));
        var talk = Talk.begin(owner.person());
        try (var stream = talk.ask(QUESTION, model)) {
            var sent = owner.asked();
            sent.say("Anna [1].").finish();
            assertThat(Talk.names(stream.toEnd())).contains("citations", "finished");
            talk.read().then().body("messages[1].filter_notices.filter_id", contains(filter));
            return sent.messages().getLast();
        }
    }

    @Test
    void what_was_found_is_redacted_and_explain_says_so() {
        assertThat(sentAnd("redact"))
                .contains("The harbour master is Anna, [e-mail].")
                .endsWith("</sources>\n\n" + QUESTION);
        owner.person()
                .json()
                .body(Map.of("messages", List.of(Map.of("role", "user", "content", QUESTION))))
                .post("/api/v1/models/" + model + "/explain")
                .then()
                .body("request.messages[-1].content", containsString("[e-mail]"))
                .body("request.messages[-1].content", not(containsString("anna@")))
                .body("parts.find { it.origin == 'documents' }.value", containsString("[e-mail]"))
                .body("filters[0].would", equalTo("pass"))
                .body("filters[0].documents", equalTo("change"));
    }

    @Test
    void a_script_is_asked_for_what_was_found_and_knows_it() {
        var code = """
                export const inlet = (messages, { documents }) =>
                  documents ? messages.map((message) => ({ ...message, content: message.content.replaceAll('Anna', 'NN') })) : messages;
                """;
        String filter = Api.asAdministrator()
                .body(Map.of(
                        "kind",
                        "filter",
                        "source",
                        "script",
                        "name",
                        "Names " + UUID.randomUUID(),
                        "definition",
                        Map.of("code", code),
                        "access",
                        Map.of("visibility", "public")))
                .post("/api/v1/extensions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        assertThat(sentAnd(filter)).contains("The harbour master is NN, anna@example.com.");
    }
}
