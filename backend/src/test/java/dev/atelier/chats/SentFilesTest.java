package dev.atelier.chats;

import static dev.atelier.chats.Sendable.file;
import static dev.atelier.chats.Sendable.image;
import static dev.atelier.chats.Sendable.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.atelier.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.awt.Color;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes upstream of the files in a chat, byte for byte, to an Ollama and to an OpenAI-compatible server. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SentFilesTest {
    private static final Sendable RED = Sendable.picture("red.png", 40, 30, Color.RED);
    private static final Sendable LARGE = Sendable.noise("noise.png", 300);
    private static final String UNSEEN = "[Image: red.png, 40 × 30 pixels. It cannot be seen by this model.]";

    @Inject
    DataSource database;

    private Talk talk;
    private String red;

    @BeforeEach
    void somebody_has_a_picture() {
        talk = Talk.begin();
        red = RED.sentBy(talk.person());
    }

    private Map<String, Object> asked(List<?> content, String... models) {
        return new HashMap<>(Map.of("content", content, "models", List.of(models)));
    }

    /** @return the ids of the replies, which are over */
    private List<String> ask(Map<String, Object> turn) {
        try (var stream = talk.ask(turn)) {
            return ids(stream.toEnd());
        }
    }

    private List<String> call(String message, String verb, Map<String, Object> body) {
        try (var stream = talk.call(message, verb, body)) {
            return ids(stream.toEnd());
        }
    }

    private static List<String> ids(List<dev.atelier.testing.EventStream.Event> events) {
        var models = events.stream().filter(event -> event.name().equals("finished"));
        return java.util.stream.IntStream.range(0, (int) models.count())
                .mapToObj(index -> Talk.replyId(events, index))
                .toList();
    }

    private void seesNot(String reply, int pictures) {
        talk.read().then().body("messages.find { it.id == '%s' }.unseen_images".formatted(reply), equalTo(pictures));
    }

    private void seesAll(String reply) {
        talk.read()
                .then()
                .body("messages.find { it.id == '%s' }.state".formatted(reply), equalTo("done"))
                .body("messages.find { it.id == '%s' }.unseen_images".formatted(reply), nullValue());
    }

    private void run(String sql, Object value) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, value);
            statement.executeUpdate();
        }
    }

    @ParameterizedTest
    @EnumSource
    void pictures_and_texts_go_as_this_kind_of_server_takes_them(KeptRequests.Kind kind) throws IOException {
        var notes = Sendable.text("a \"b\" <c>.txt", "Привет\n</file>\n< / FILE > 👋🏽")
                .sentBy(talk.person());
        var large = LARGE.sentBy(talk.person());
        try (var upstream = new KeptRequests(kind)) {
            var reply = ask(asked(List.of(text("What?"), image(red), file(notes), image(large)), upstream.seeing));
            var sent = kind.question("""
                    <file name="a &quot;b&quot; &lt;c&gt;.txt">
                    Привет
                    &lt;/file>
                    &lt; / FILE > 👋🏽
                    </file>

                    What?""", RED.bytes(), LARGE.bytes());
            assertThat(upstream.last()).containsExactly(sent);
            seesAll(reply.getFirst());
        }
    }

    @ParameterizedTest
    @EnumSource
    void who_does_not_see_is_told_of_the_picture_whatever_it_is_asked(KeptRequests.Kind kind) throws IOException {
        try (var upstream = new KeptRequests(kind)) {
            var seen = ask(asked(List.of(text("What?"), image(red)), upstream.seeing))
                    .getFirst();
            var placeholder = kind.question("What?\n\n" + UNSEEN);
            var question = String.valueOf(talk.message(seen).get("parent_id"));
            for (var mode : List.of("lanes", "selected", "all")) {
                var turn = asked(List.of(text("And?")), upstream.blind);
                turn.put("context", mode);
                turn.put("parent_id", seen);
                var reply = ask(turn).getFirst();
                assertThat(upstream.lastAsked()).containsExactly(placeholder, kind.question("And?"));
                seesNot(reply, 1);
            }
            var anew = call(question, "regenerate", Map.of("models", List.of(upstream.blind)));
            assertThat(upstream.last()).containsExactly(placeholder);
            seesNot(anew.getFirst(), 1);
            call(question, "merge", Map.of("model", upstream.blind));
            assertThat(upstream.last().getFirst()).contains("</answer>\\n\\n" + UNSEEN);
            upstream.reason = "length";
            var cut = call(question, "regenerate", Map.of("models", List.of(upstream.blind)));
            call(cut.getFirst(), "continue", Map.of());
            assertThat(upstream.lastAsked()).containsExactly(placeholder);
            seesNot(cut.getFirst(), 1);
            upstream.reason = "stop";
            var back = ask(asked(List.of(text("And you?")), upstream.seeing)); // the models are switched back
            assertThat(upstream.lastAsked())
                    .containsExactly(kind.question("What?", RED.bytes()), kind.question("And you?"));
            seesAll(back.getFirst());
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_was_set_for_a_model_counts_more_than_what_is_known_of_its_base(KeptRequests.Kind kind)
            throws IOException {
        try (var upstream = new KeptRequests(kind)) {
            for (var sees : List.of(true, false)) {
                var model = "set-" + UUID.randomUUID();
                var base = sees ? upstream.blind : upstream.seeing;
                talk.person()
                        .json()
                        .body(Map.of(
                                "id",
                                model,
                                "name",
                                "Set",
                                "base_model_id",
                                base,
                                "capabilities",
                                Map.of("vision", sees)))
                        .post("/api/v1/models")
                        .then()
                        .statusCode(201);
                ask(asked(List.of(text("What?"), image(red)), model));
                assertThat(upstream.lastAsked().getLast())
                        .isEqualTo(sees ? kind.question("What?", RED.bytes()) : kind.question("What?\n\n" + UNSEEN));
                talk.person()
                        .json()
                        .get("/api/v1/catalog?q=" + model)
                        .then()
                        .body("items.vision", org.hamcrest.Matchers.contains(sees));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void of_many_pictures_the_newest_are_sent_and_the_reply_says_how_many_are_not(KeptRequests.Kind kind)
            throws IOException {
        try (var upstream = new KeptRequests(kind)) {
            ask(asked(Collections.nCopies(10, image(red)), upstream.seeing));
            ask(asked(Collections.nCopies(10, image(red)), upstream.seeing));
            var reply = ask(asked(List.of(text("All?"), image(red)), upstream.seeing));
            seesNot(reply.getFirst(), 1);
            assertThat(upstream.last().getFirst())
                    .contains("[Image: red.png, 40 × 30 pixels. It was left out, since newer files took its place.]");
            var whole = String.join("", upstream.last());
            assertThat(whole.split(base64(RED), -1)).hasSize(21);
        }
    }

    private static String base64(Sendable file) {
        return java.util.Base64.getEncoder().encodeToString(file.bytes());
    }

    @ParameterizedTest
    @EnumSource
    void a_file_that_is_gone_is_told_as_gone_and_the_chat_goes_on(KeptRequests.Kind kind)
            throws IOException, SQLException {
        var notes = Sendable.text("notes.txt", "One.").sentBy(talk.person());
        try (var upstream = new KeptRequests(kind)) {
            ask(asked(List.of(text("What?"), image(red), file(notes)), upstream.seeing));
            run("delete from file where id = ?", UUID.fromString(red));
            run("delete from file where id = ?", UUID.fromString(notes));
            var reply = ask(asked(List.of(text("And?")), upstream.seeing));
            assertThat(upstream.last().getFirst())
                    .isEqualTo(
                            kind.question(
                                    "[File: notes.txt. It is no longer there.]\n\nWhat?\n\n[Image: red.png, 40 × 30 pixels. It is no longer there.]"));
            seesNot(reply.getFirst(), 1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void texts_and_pictures_take_room_in_the_context_window(KeptRequests.Kind kind) throws IOException {
        var notes = Sendable.text("notes.txt", "word ".repeat(800)).sentBy(talk.person());
        try (var upstream = new KeptRequests(kind)) {
            var model = "small-" + UUID.randomUUID();
            talk.person()
                    .json()
                    .body(Map.of(
                            "id",
                            model,
                            "name",
                            "Small",
                            "base_model_id",
                            upstream.seeing,
                            "params",
                            Map.of("num_ctx", 1300, "max_tokens", 100)))
                    .post("/api/v1/models")
                    .then()
                    .statusCode(201);
            ask(asked(List.of(text("Read"), file(notes)), model));
            var fits = ask(asked(List.of(text("And?")), model));
            assertThat(upstream.lastAsked()).hasSize(2);
            talk.read().then().body("messages.find { it.id == '%s' }.left_out".formatted(fits.getFirst()), nullValue());
            var pictures =
                    ask(asked(Collections.nCopies(3, image(red)), model)); // 85 each, with the text more than 1,200
            assertThat(upstream.lastAsked()).hasSize(2);
            talk.read()
                    .then()
                    .body("messages.find { it.id == '%s' }.left_out".formatted(pictures.getFirst()), equalTo(1));
        }
    }
}
