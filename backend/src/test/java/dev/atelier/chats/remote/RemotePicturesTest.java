package dev.atelier.chats.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import dev.atelier.platform.error.Fault;
import dev.atelier.platform.error.FaultException;
import dev.atelier.platform.picture.PictureFormat;
import dev.atelier.testing.Api;
import dev.atelier.testing.Outgoing;
import dev.atelier.testing.ScriptedServer;
import dev.atelier.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RemotePicturesTest {
    @Inject
    Vertx vertx;

    @Test
    void a_picture_is_what_its_bytes_are_whatever_its_host_calls_it() throws IOException {
        try (var server = new ScriptedServer((request, reply) -> send(reply, "text/html", png()))) {
            var fetched = pictures(server).fetch(server.url() + "/a");
            assertThat(fetched.format()).isEqualTo(PictureFormat.PNG);
            assertThat(fetched.bytes()).isEqualTo(png());
        }
    }

    @Test
    void what_is_no_picture_is_not_handed_on() throws IOException {
        var svg = "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".getBytes(StandardCharsets.UTF_8);
        try (var server = new ScriptedServer((request, reply) -> {
            switch (request.path()) {
                case "/svg" -> send(reply, "image/svg+xml", svg);
                case "/page" -> send(reply, "image/png", "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8));
                case "/damaged" -> send(reply, "image/png", java.util.Arrays.copyOf(png(), 12));
                case "/large" -> send(reply, "image/png", new byte[RemotePictures.MOST_BYTES + 1]);
                default -> reply.send(404, "text/plain", "no");
            }
        })) {
            var pictures = pictures(server);
            for (var path : List.of("/svg", "/page", "/damaged", "/large", "/gone")) {
                assertThatThrownBy(() -> pictures.fetch(server.url() + path))
                        .as(path)
                        .isInstanceOfSatisfying(FaultException.class, refused -> assertThat(refused.fault())
                                .isInstanceOf(Fault.Invalid.class));
            }
        }
    }

    @Test
    void a_redirect_to_where_nobody_may_look_is_not_followed() throws IOException {
        try (var inside = new ScriptedServer((request, reply) -> send(reply, "image/png", png()));
                var server = new ScriptedServer((request, reply) ->
                        reply.send(302, "text/plain", "", "Location: " + inside.url() + "/secret"))) {
            assertThatThrownBy(() -> pictures(server).fetch(server.url() + "/a"))
                    .isInstanceOfSatisfying(FaultException.class, refused -> assertThat(refused.fault())
                            .isInstanceOf(Fault.AddressRefused.class));
            assertThat(inside.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:9/a.png",
                "http://[::1]:9/a.png",
                "http://10.0.0.1/a.png",
                "http://192.168.1.1/a.png",
                "http://169.254.169.254/latest/meta-data",
                "http://100.100.100.200/",
                "http://[::ffff:127.0.0.1]/a.png",
                "data:image/png;base64,AAAA",
                "file:///etc/passwd",
                "javascript:alert(1)"
            })
    void addresses_of_this_network_and_other_schemes_are_refused(String url) {
        Api.somebody()
                .json()
                .body(Map.of("url", url))
                .post("/api/v1/remote-pictures")
                .then()
                .statusCode(422)
                .body("type", equalTo("address-refused"));
    }

    private RemotePictures pictures(ScriptedServer server) {
        var allowed = Set.of("127.0.0.1:" + server.port());
        return new RemotePictures(Outgoing.client(
                vertx, allowed, host -> Future.succeededFuture(List.of(InetAddress.getLoopbackAddress()))));
    }

    private static void send(ScriptedServer.Reply reply, String type, byte[] bytes) throws IOException {
        reply.begin(type);
        reply.chunk(bytes);
        reply.end();
    }

    private static byte[] png() {
        try {
            var bytes = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(20, 10, BufferedImage.TYPE_INT_RGB), "png", bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
