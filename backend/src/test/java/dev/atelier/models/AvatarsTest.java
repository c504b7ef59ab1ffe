package dev.atelier.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.atelier.testing.Api;
import dev.atelier.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class AvatarsTest {
    private static final String WEBP = "UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA";

    private final String id = "org/faced:" + UUID.randomUUID();
    private final String at = "/api/v1/models/" + id.replace("/", "%2F").replace(":", "%3A");
    private Api.Person owner;

    @BeforeEach
    void a_model_of_somebody() {
        owner = Api.somebody();
        owner.json()
                .body(Map.of("id", id, "name", "Faced", "base_model_id", "demo-plain"))
                .post("/api/v1/models")
                .then()
                .statusCode(201)
                .body("avatar_url", nullValue());
    }

    @ParameterizedTest
    @CsvSource({"png, image/jpeg", "jpeg, image/jpeg", "gif, image/jpeg"})
    void a_picture_is_cut_to_a_square_and_encoded_anew(String format, String servedAs) throws IOException {
        put(picture(format, 600, 300, Color.RED))
                .then()
                .statusCode(200)
                .body("avatar_url", startsWith(at + "/avatar?v="));
        var served = owner.json().get(avatarUrl());
        assertThat(served.contentType()).isEqualTo(servedAs);
        var image = image(served);
        assertThat(image.getWidth()).isEqualTo(256);
        assertThat(image.getHeight()).isEqualTo(256);
        assertThat(new Color(image.getRGB(128, 128)).getRed()).isGreaterThan(240);
    }

    @Test
    void a_webp_is_read_too() {
        put(Base64.getDecoder().decode(WEBP)).then().statusCode(200);
        owner.json().get(avatarUrl()).then().statusCode(200);
    }

    @Test
    void what_is_transparent_stays_so() throws IOException {
        put(picture("png", 40, 40, new Color(0, 0, 0, 0)));
        var served = owner.json().get(avatarUrl());
        assertThat(served.contentType()).isEqualTo("image/png");
        assertThat(image(served).getRGB(0, 0) >>> 24).isZero();
    }

    @Test
    void a_photo_is_turned_as_its_camera_said() throws IOException {
        var halves = new BufferedImage(200, 200, BufferedImage.TYPE_INT_RGB);
        var pen = halves.createGraphics();
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, 100, 200);
        pen.setColor(Color.BLUE);
        pen.fillRect(100, 0, 100, 200);
        put(turnedByExif(bytes("jpeg", halves)));
        var image = image(owner.json().get(avatarUrl()));
        assertThat(new Color(image.getRGB(128, 20)).getRed()).isGreaterThan(200);
        assertThat(new Color(image.getRGB(128, 235)).getBlue()).isGreaterThan(200);
    }

    @Test
    void nothing_that_came_along_in_the_file_is_served() throws IOException {
        var script = "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
        var file = picture("jpeg", 40, 40, Color.GREEN);
        put(ByteBuffer.allocate(file.length + script.length)
                        .put(file)
                        .put(script)
                        .array())
                .then()
                .statusCode(200);
        var served = owner.json().get(avatarUrl());
        assertThat(new String(served.asByteArray(), StandardCharsets.ISO_8859_1))
                .doesNotContain("script");
        served.then().header("X-Content-Type-Options", equalTo("nosniff"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "<html></html>", "BM", ""})
    void what_is_no_picture_is_refused_whatever_it_says_it_is(String file) {
        put(file.getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(415)
                .body("type", equalTo("unsupported-media-type"));
    }

    @Test
    void a_damaged_picture_is_refused() throws IOException {
        var file = picture("png", 400, 400, Color.RED);
        put(java.util.Arrays.copyOf(file, file.length / 3)).then().statusCode(422);
        put("GIF89a".getBytes(StandardCharsets.UTF_8)).then().statusCode(422);
    }

    @Test
    void a_picture_that_would_unfold_to_gigabytes_is_refused_unread() {
        put(pngOf(60_000, 60_000))
                .then()
                .statusCode(422)
                .body("detail", equalTo("The picture has more than 40 million pixels."));
    }

    @Test
    void a_file_of_more_than_five_mebibytes_is_refused() {
        put(new byte[Picture.MOST_BYTES + 1]).then().statusCode(413);
        put(new byte[Picture.MOST_BYTES + 100_000]).then().statusCode(413);
    }

    @Test
    void a_form_may_bring_the_picture() throws IOException {
        RestAssured.given()
                .urlEncodingEnabled(false)
                .header("Authorization", "Bearer " + owner.key())
                .multiPart("file", "face.png", picture("png", 64, 64, Color.RED), "image/png")
                .put(at + "/avatar")
                .then()
                .statusCode(200);
        RestAssured.given()
                .urlEncodingEnabled(false)
                .header("Authorization", "Bearer " + owner.key())
                .multiPart("picture", "face.png", new byte[1], "image/png")
                .put(at + "/avatar")
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem("/file"));
    }

    @Test
    void its_address_may_be_kept_for_good_and_changes_with_the_picture() throws IOException {
        put(picture("png", 64, 64, Color.RED));
        var first = avatarUrl();
        var served = owner.json().get(first);
        served.then().header("Cache-Control", equalTo("private, max-age=31536000, immutable"));
        owner.json()
                .header("If-None-Match", served.header("ETag"))
                .get(first)
                .then()
                .statusCode(304);
        put(picture("png", 64, 64, Color.BLUE));
        assertThat(avatarUrl()).isNotEqualTo(first);
        owner.json().get(first).then().statusCode(200).header("Cache-Control", equalTo("private, no-cache"));
    }

    @Test
    void it_is_seen_by_who_may_use_the_model_and_changed_by_who_may_write_it() throws IOException {
        put(picture("png", 64, 64, Color.RED));
        var other = Api.somebody();
        other.json().get(at + "/avatar").then().statusCode(404);
        owner.json().body(Map.of("access", Map.of("visibility", "public"))).patch(at);
        other.json().get(at + "/avatar").then().statusCode(200);
        put(other, picture("png", 64, 64, Color.BLUE)).then().statusCode(403);
        other.json().delete(at + "/avatar").then().statusCode(403);
        RestAssured.given().urlEncodingEnabled(false).get(at + "/avatar").then().statusCode(401);
    }

    @Test
    void a_clone_has_it_too_and_loses_it_alone() throws IOException {
        put(picture("png", 64, 64, Color.RED));
        String copy = owner.json().post(at + "/clone").path("avatar_url");
        owner.json().get(copy).then().statusCode(200);
        owner.json().delete(at + "-clone/avatar").then().statusCode(204);
        owner.json().get(at + "-clone").then().body("avatar_url", nullValue());
        owner.json().get(at + "-clone/avatar").then().statusCode(404);
        owner.json().get(at + "/avatar").then().statusCode(200);
    }

    private Response put(byte[] file) {
        return put(owner, file);
    }

    private Response put(Api.Person who, byte[] file) {
        return RestAssured.given()
                .urlEncodingEnabled(false)
                .header("Authorization", "Bearer " + who.key())
                .contentType("image/png")
                .body(file)
                .put(at + "/avatar");
    }

    private String avatarUrl() {
        return owner.json().get(at).path("avatar_url");
    }

    private static BufferedImage image(Response served) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(served.asByteArray()));
    }

    private static byte[] picture(String format, int width, int height, Color color) throws IOException {
        var type = format.equals("png") ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        var image = new BufferedImage(width, height, type);
        for (var x = 0; x < width; x++) {
            for (var y = 0; y < height; y++) {
                image.setRGB(x, y, color.getRGB());
            }
        }
        return bytes(format, image);
    }

    private static byte[] bytes(String format, BufferedImage image) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }

    /** A JPEG whose Exif data ask for a quarter turn to the right (orientation 6). */
    private static byte[] turnedByExif(byte[] jpeg) {
        var tiff = ByteBuffer.allocate(26)
                .put("MM\0*".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) 6)
                .putShort((short) 0)
                .putInt(0);
        var segment = ByteBuffer.allocate(4 + 6 + tiff.capacity())
                .putShort((short) 0xFFE1)
                .putShort((short) (2 + 6 + tiff.capacity()))
                .put("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1))
                .put(tiff.array());
        return ByteBuffer.allocate(jpeg.length + segment.capacity())
                .put(jpeg, 0, 2)
                .put(segment.array())
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    /** The beginning of a PNG that claims to be that large. */
    private static byte[] pngOf(int width, int height) {
        var header = ByteBuffer.allocate(17)
                .put("IHDR".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0});
        var sum = new CRC32();
        sum.update(header.array());
        return ByteBuffer.allocate(33)
                .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'})
                .putInt(13)
                .put(header.array())
                .putInt((int) sum.getValue())
                .array();
    }
}
