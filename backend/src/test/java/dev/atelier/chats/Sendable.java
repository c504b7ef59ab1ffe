package dev.atelier.chats;

import dev.atelier.testing.Api;
import io.restassured.http.ContentType;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;

/** A file as a test puts it into messages. */
record Sendable(String name, byte[] bytes) {

    static Sendable text(String name, String text) {
        return new Sendable(name, text.getBytes(StandardCharsets.UTF_8));
    }

    static Sendable picture(String name, int width, int height, Color colour) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(colour);
        pen.fillRect(0, 0, width, height);
        pen.dispose();
        return png(name, image);
    }

    /** A square that no format makes small. */
    static Sendable noise(String name, int side) {
        var image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        var dice = new Random(7);
        for (var i = 0; i < side * side; i++) {
            image.setRGB(i % side, i / side, dice.nextInt());
        }
        return png(name, image);
    }

    private static Sendable png(String name, BufferedImage image) {
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return new Sendable(name, out.toByteArray());
    }

    /** @return its id */
    String sentBy(Api.Person owner) {
        return owner.json()
                .contentType(ContentType.MULTIPART)
                .multiPart("file", name.replace("\"", "%22"), bytes) // as forms write it
                .post("/api/v1/files")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    static Map<String, Object> text(String text) {
        return Map.of("type", "text", "text", text);
    }

    static Map<String, Object> image(String id) {
        return Map.of("type", "image", "file_id", id);
    }

    static Map<String, Object> file(String id) {
        return Map.of("type", "file", "file_id", id);
    }
}
