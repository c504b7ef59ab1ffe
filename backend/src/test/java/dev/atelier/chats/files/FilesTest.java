package dev.atelier.chats.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.atelier.testing.Api;
import dev.atelier.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class FilesTest {
    private Api.Person owner;

    @Inject
    EntityManager database;

    @Inject
    FileRepository files;

    @BeforeEach
    void somebody_comes_in() {
        owner = Api.somebody();
    }

    @Test
    void a_picture_comes_back_as_it_was_sent_with_its_size() {
        var picture = picture(40, 30);
        var sent = send(owner, "../holiday/beach 1.png", picture);
        sent.then()
                .statusCode(201)
                .body("name", equalTo("beach 1.png"))
                .body("media_type", equalTo("image/png"))
                .body("width", equalTo(40))
                .body("height", equalTo(30))
                .body("size", equalTo(picture.length));
        var read = owner.json().get(sent.getHeader("Location"));
        read.then()
                .statusCode(200)
                .contentType("image/png")
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Content-Security-Policy", containsString("sandbox"))
                .header("Content-Disposition", containsString("inline; filename*=UTF-8''beach%201.png"));
        assertThat(read.asByteArray()).isEqualTo(picture);
    }

    @Test
    void a_text_is_kept_as_plain_text_whatever_it_holds() {
        var sent = send(owner, "page.html", bytes("<script>alert(1)</script>"));
        sent.then().statusCode(201).body("media_type", equalTo("text/plain")).body("width", nullValue());
        owner.json()
                .get(sent.getHeader("Location"))
                .then()
                .contentType("text/plain")
                .header("Content-Disposition", containsString("attachment"));
    }

    @Test
    void nobody_else_reads_a_file_not_even_an_administrator() {
        var at = send(owner, "mine.png", picture(3, 3)).getHeader("Location");
        Api.somebody().json().get(at).then().statusCode(404);
        Api.asAdministrator().get(at).then().statusCode(404);
    }

    @Test
    void what_is_neither_picture_nor_text_is_refused_with_a_word() {
        send(owner, "a.zip", new byte[] {'P', 'K', 3, 4, 0, 0, (byte) 0xFF})
                .then()
                .statusCode(415);
        send(owner, "a.png", bytes("\u0089PNG")).then().statusCode(201); // no picture: its bytes are a text
        send(owner, "empty.txt", new byte[0]).then().statusCode(422).body("errors[0].pointer", equalTo("/file"));
        var cut = java.util.Arrays.copyOf(picture(40, 30), 20);
        send(owner, "cut.png", cut).then().statusCode(422).body("errors[0].pointer", equalTo("/file"));
        send(owner, "long.txt", bytes("a".repeat(Sent.MOST_TEXT + 1))).then().statusCode(413);
        owner.json()
                .contentType(ContentType.MULTIPART)
                .multiPart("other", "a.txt", bytes("a"))
                .post("/api/v1/files")
                .then()
                .statusCode(422);
    }

    @Test
    void a_small_file_that_claims_a_huge_picture_is_refused_unread() {
        var bomb = picture(1, 1);
        for (var at : new int[] {16, 20}) { // IHDR: width, height
            bomb[at] = 0;
            bomb[at + 1] = 1;
            bomb[at + 2] = 0;
            bomb[at + 3] = 0;
        }
        send(owner, "bomb.png", bomb).then().statusCode(422).body("detail", containsString("million pixels"));
    }

    @Test
    void the_same_bytes_are_kept_once() {
        var text = bytes("the same " + ThreadLocalRandom.current().nextLong());
        send(owner, "one.txt", text).then().statusCode(201);
        send(Api.somebody(), "two.txt", text).then().statusCode(201);
        assertThat(contents(text)).isEqualTo(1);
    }

    @Test
    void what_no_message_names_within_a_day_is_deleted_with_its_content() {
        var text = bytes("left behind " + ThreadLocalRandom.current().nextLong());
        var at = send(owner, "old.txt", text).getHeader("Location");
        var fresh = send(owner, "new.txt", bytes("fresh")).getHeader("Location");
        aDayPasses(at.substring(at.lastIndexOf('/') + 1));
        owner.json().get(at).then().statusCode(404);
        owner.json().get(fresh).then().statusCode(200);
        assertThat(contents(text)).isZero();
    }

    @Test
    void a_file_stays_as_long_as_a_message_of_any_chat_names_it() {
        var at = send(owner, "kept.png", picture(4, 4)).getHeader("Location");
        var id = at.substring(at.lastIndexOf('/') + 1);
        String chat = owner.json().post("/api/v1/chats").path("id");
        String question = owner.json()
                .accept("application/json")
                .body(Map.of(
                        "content", List.of(Map.of("type", "image", "file_id", id)), "models", List.of("demo-vision")))
                .post("/api/v1/chats/" + chat + "/turns")
                .then()
                .statusCode(202)
                .extract()
                .path("user_message.id");
        aDayPasses(id);
        String fork = owner.json()
                .body(Map.of("message_id", question))
                .post("/api/v1/chats/" + chat + "/fork")
                .then()
                .statusCode(201)
                .body("messages[0].content[0].file_id", equalTo(id))
                .extract()
                .path("id");
        owner.json().delete("/api/v1/chats/" + chat).then().statusCode(204);
        aDayPasses(id);
        owner.json().get(at).then().statusCode(200);
        owner.json().delete("/api/v1/chats/" + fork).then().statusCode(204);
        aDayPasses(id);
        owner.json().get(at).then().statusCode(404);
    }

    @Test
    void a_quota_counts_files() {
        Api.asAdministrator()
                .body(Map.of("max_files_per_user", 1))
                .patch("/api/v1/settings")
                .then()
                .statusCode(200);
        try {
            send(owner, "one.txt", bytes("one")).then().statusCode(201);
            send(owner, "two.txt", bytes("two")).then().statusCode(409).body("type", containsString("quota-exceeded"));
        } finally {
            Api.asAdministrator().body(Map.of("max_files_per_user", 0)).patch("/api/v1/settings");
        }
    }

    @Transactional
    void aDayPasses(String id) {
        database.createNativeQuery(
                        "update file set held_at = held_at - interval '25 hours' where id = cast(?1 as uuid)")
                .setParameter(1, id)
                .executeUpdate();
        files.sweep();
    }

    private long contents(byte[] bytes) {
        return ((Number) database.createNativeQuery("select count(*) from file_content where bytes = ?1")
                        .setParameter(1, bytes)
                        .getSingleResult())
                .longValue();
    }

    private static Response send(Api.Person person, String name, byte[] bytes) {
        return person.json()
                .contentType(ContentType.MULTIPART)
                .multiPart("file", name, bytes)
                .post("/api/v1/files");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] picture(int width, int height) {
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", out);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return out.toByteArray();
    }
}
