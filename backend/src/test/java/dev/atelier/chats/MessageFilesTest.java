package dev.atelier.chats;

import static dev.atelier.chats.Sendable.file;
import static dev.atelier.chats.Sendable.image;
import static dev.atelier.chats.Sendable.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.atelier.testing.Api;
import dev.atelier.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.awt.Color;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files in messages, as people put them there and find them again. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class MessageFilesTest {
    private Talk talk;
    private String picture;
    private String notes;

    @BeforeEach
    void somebody_has_sent_files() {
        talk = Talk.begin();
        picture = Sendable.picture("red.png", 40, 30, Color.RED).sentBy(talk.person());
        notes = Sendable.text("notes.txt", "One.\nTwo.").sentBy(talk.person());
    }

    private Response ask(List<?> content, String... models) {
        return talk.post(Map.of("content", content, "models", List.of(models)));
    }

    private String asked(List<?> content, String... models) {
        try (var stream = talk.ask(Map.of("content", content, "models", List.of(models)))) {
            return Talk.told(stream.toEnd(), talk.read().path("head_id"));
        }
    }

    @Test
    void a_model_that_sees_is_shown_a_picture_and_the_message_says_what_it_holds() {
        assertThat(asked(List.of(text("What is this?"), image(picture)), "demo-vision"))
                .contains("40 × 30 pixels", "100 % red");
        talk.read()
                .then()
                .body("messages[0].content.type", contains("text", "image"))
                .body("messages[0].content[1].file_id", equalTo(picture))
                .body("messages[0].content[1].name", equalTo("red.png"))
                .body("messages[0].content[1].media_type", equalTo("image/png"))
                .body("messages[0].content[1].width", equalTo(40))
                .body("messages[0].content[1].height", equalTo(30))
                .body("messages[1].unseen_images", nullValue());
    }

    @Test
    void a_model_that_does_not_see_is_told_of_the_picture_and_the_reply_says_so() {
        try (var stream = talk.ask(Map.of(
                "content",
                List.of(text("/echo"), image(picture), image(picture)),
                "models",
                List.of("demo-plain", "demo-vision")))) {
            var turn = stream.toEnd().getFirst();
            assertThat(turn.text("replies[0].unseen_images")).isEqualTo("2");
            assertThat(turn.text("replies[1].unseen_images")).isNull();
            assertThat(turn.text("user_message.content[1].name")).isEqualTo("red.png");
        }
        talk.read().then().body("messages[1].unseen_images", equalTo(2));
        assertThat(ask(List.of(image(picture)), "demo-plain").<Integer>path("replies[0].unseen_images"))
                .isEqualTo(3);
    }

    @Test
    void a_message_of_files_alone_is_a_question_and_names_the_chat() {
        ask(List.of(file(notes), image(picture)), "demo-vision")
                .then()
                .statusCode(202)
                .body("user_message.content.type", contains("file", "image"))
                .body("user_message.content[0].size", equalTo(9))
                .body("user_message.content[0].width", nullValue());
        talk.read().then().body("title", equalTo("notes.txt"));
    }

    @Test
    void a_file_of_somebody_else_is_refused_like_one_that_never_was() {
        var theirs = Sendable.picture("blue.png", 3, 3, Color.BLUE).sentBy(Api.somebody());
        for (var id : List.of(theirs, UUID.randomUUID().toString(), "no-id")) {
            ask(List.of(text("Look"), image(id)), "demo-vision")
                    .then()
                    .statusCode(422)
                    .body("errors", hasSize(1))
                    .body("errors[0].pointer", equalTo("/content/1/file_id"))
                    .body("errors[0].detail", equalTo("is not a file of yours"));
        }
        talk.read().then().body("messages", hasSize(0)).body("title", equalTo(""));
    }

    @Test
    void a_part_that_is_not_what_its_file_is_or_too_many_of_them_are_refused() {
        ask(List.of(file(picture)), "demo-vision")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/content/0/file_id"));
        ask(List.of(image(notes)), "demo-vision")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/content/0/file_id"));
        ask(List.of(Map.of("type", "audio", "file_id", notes)), "demo-vision")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/content/0/type"));
        ask(Collections.nCopies(11, image(picture)), "demo-vision")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/content"));
    }

    @Test
    void a_changed_question_keeps_the_files_that_are_named_again_and_no_others() {
        asked(List.of(text("Look"), image(picture), file(notes)), "demo-vision");
        List<Map<String, Object>> content = talk.read().path("messages[0].content");
        var path = talk.path() + "/messages/" + talk.read().path("messages[0].id");
        talk.person()
                .json()
                .body(Map.of("content", content.subList(0, 2))) // as it was read
                .patch(path)
                .then()
                .statusCode(201)
                .body("content.type", contains("text", "image"));
        talk.person()
                .json()
                .body(Map.of("content", List.of(text("Alone"))))
                .patch(path)
                .then()
                .body("content.type", contains("text"));
        var answer = talk.path() + "/messages/" + talk.read().path("messages[1].id");
        talk.person()
                .json()
                .body(Map.of("content", List.of(image(picture))))
                .patch(answer)
                .then()
                .statusCode(422);
    }
}
