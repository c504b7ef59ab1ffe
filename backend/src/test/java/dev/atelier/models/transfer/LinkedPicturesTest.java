package dev.atelier.models.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.startsWith;

import dev.atelier.models.ModelArchive;
import dev.atelier.models.transfer.LinkedPictures.Allowance;
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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class LinkedPicturesTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final long MUCH = 100 << 20;

    @Inject
    Vertx vertx;

    @Inject
    ModelArchive archive;

    @Test
    void several_are_fetched_at_a_time() throws IOException {
        var waiting = new CountDownLatch(LinkedPictures.AT_ONCE);
        try (var server = new ScriptedServer((request, reply) -> {
            waiting.countDown();
            waiting.await(30, TimeUnit.SECONDS); // none is answered before all have been asked for
            picture(reply);
        })) {
            var ids = models(LinkedPictures.AT_ONCE);
            var problems = pictures(server).fetch(linked(ids, server), new Allowance(LONG, MUCH));
            assertThat(waiting.getCount()).isZero();
            assertThat(problems).isEmpty();
            for (var id : ids) {
                Api.asAdministrator()
                        .get("/api/v1/models/" + id)
                        .then()
                        .body("avatar_url", startsWith("/api/v1/models/" + id + "/avatar?v="));
            }
        }
    }

    @Test
    void together_they_take_no_more_bytes_and_time_than_is_allowed() throws IOException {
        try (var server = new ScriptedServer((request, reply) -> picture(reply))) {
            var linked = linked(models(3), server);
            assertThat(pictures(server).fetch(linked, new Allowance(LONG, 10)).values())
                    .hasSize(3)
                    .anyMatch(problem -> problem.contains("larger than 10 bytes"))
                    .anyMatch(problem -> problem.contains("all the time and bytes"));
            assertThat(pictures(server)
                            .fetch(linked, new Allowance(Duration.ZERO, MUCH))
                            .values())
                    .hasSize(3)
                    .allMatch(problem -> problem.contains("all the time and bytes"));
        }
    }

    @Test
    void one_that_is_not_there_takes_nothing_from_the_others() throws IOException {
        try (var server = new ScriptedServer((request, reply) -> {
            if (request.path().endsWith("/0")) {
                reply.cut();
            } else {
                picture(reply);
            }
        })) {
            var problems = pictures(server).fetch(linked(models(8), server), new Allowance(LONG, MUCH));
            assertThat(problems).containsOnlyKeys(0);
        }
    }

    private LinkedPictures pictures(ScriptedServer server) {
        var allowed = Set.of("127.0.0.1:" + server.port());
        var client = Outgoing.client(
                vertx, allowed, host -> Future.succeededFuture(List.of(InetAddress.getLoopbackAddress())));
        return new LinkedPictures(client, archive);
    }

    private static void picture(ScriptedServer.Reply reply) throws IOException {
        var png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(300, 300, BufferedImage.TYPE_INT_RGB), "png", png);
        reply.begin("image/png");
        reply.chunk(png.toByteArray());
        reply.end();
    }

    private static List<ImportPictures.Linked> linked(List<String> ids, ScriptedServer server) {
        return IntStream.range(0, ids.size())
                .mapToObj(place -> new ImportPictures.Linked(place, ids.get(place), server.url() + "/" + place))
                .toList();
    }

    private static List<String> models(int count) {
        return IntStream.range(0, count).mapToObj(LinkedPicturesTest::model).toList();
    }

    private static String model(int number) {
        var id = "pictured-" + UUID.randomUUID();
        Api.asAdministrator()
                .body(Map.of("id", id, "name", "Pictured " + number, "base_model_id", "demo-plain"))
                .post("/api/v1/models")
                .then()
                .statusCode(201);
        return id;
    }
}
