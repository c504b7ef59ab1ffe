package dev.atelier.connections.pulls;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.platform.json.Json;
import dev.atelier.testing.Api;
import dev.atelier.testing.ScriptedServer;
import dev.atelier.testing.Waiting;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** An Ollama whose long work goes as the test says, connected by the API. */
final class PlayedOllama implements AutoCloseable {
    private static final String JSON = "application/json; charset=utf-8";

    final String connection;
    final String prefix = "p" + UUID.randomUUID().toString().substring(0, 8);
    final List<JsonNode> told = new CopyOnWriteArrayList<>();
    private final ScriptedServer server = new ScriptedServer(this::serve);
    private final BlockingQueue<Work> asked = new LinkedBlockingQueue<>();
    private final java.util.Queue<Map.Entry<Integer, String>> refusals =
            new java.util.concurrent.ConcurrentLinkedQueue<>();
    private volatile String tags = "";
    private volatile String running = "";

    PlayedOllama() {
        this(500);
    }

    /** @param priority the lower, the earlier it is asked */
    PlayedOllama(int priority) {
        this.connection = Api.asAdministrator()
                .body(Map.of(
                        "kind",
                        "ollama",
                        "name",
                        "Played",
                        "url",
                        server.url(),
                        "prefix",
                        prefix,
                        "priority",
                        priority))
                .post("/api/v1/connections")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** @param entries of {@code /api/tags} */
    void has(String... entries) {
        tags = String.join(",", entries);
    }

    void runs(String... entries) {
        running = String.join(",", entries);
    }

    static String model(String name, String digest) {
        return """
                {"name":"%s","model":"%s","modified_at":"2026-11-21T00:17:05.18Z","size":1496912,"digest":"%s","details":{"parent_model":"",\
                "format":"gguf","family":"llama","parameter_size":"371K","quantization_level":"Q4_0"},"capabilities":["completion"]}""".formatted(name, name, digest);
    }

    private void serve(ScriptedServer.Request request, ScriptedServer.Reply reply) throws Exception {
        switch (request.path()) {
            case "/api/version" -> reply.send(200, JSON, "{\"version\":\"0.33.0\"}");
            case "/api/tags" -> reply.send(200, JSON, "{\"models\":[" + tags + "]}");
            case "/api/ps" -> reply.send(200, JSON, "{\"models\":[" + running + "]}");
            case "/api/pull", "/api/create" -> work(request, reply);
            default -> tell(request, reply);
        }
    }

    /** The next pull or create is answered with nothing but this. */
    void refusesOnce(int status, String error) {
        refusals.add(Map.entry(status, "{\"error\":\"" + error + "\"}"));
    }

    private void work(ScriptedServer.Request request, ScriptedServer.Reply reply) throws Exception {
        var refusal = refusals.poll();
        if (refusal != null) {
            reply.send(refusal.getKey(), JSON, refusal.getValue());
            return;
        }
        var work = new Work(Json.mapper().readTree(request.body()), reply);
        reply.begin("application/x-ndjson");
        asked.add(work);
        work.over.await();
    }

    private void tell(ScriptedServer.Request request, ScriptedServer.Reply reply) throws IOException {
        var body = Json.mapper().readTree(request.body());
        told.add(body);
        if (body.path("model").asText().startsWith("none")) {
            reply.send(404, JSON, "{\"error\":\"model 'none' not found\"}");
        } else {
            reply.send(
                    200,
                    JSON,
                    request.path().equals("/api/delete") ? "" : "{\"done\":true,\"done_reason\":\"unload\"}");
        }
    }

    /** The next pull or create that reaches it. */
    Work work() {
        try {
            var work = asked.poll(60, TimeUnit.SECONDS);
            if (work == null) {
                throw new AssertionError("nothing was asked");
            }
            return work;
        } catch (InterruptedException cause) {
            throw new AssertionError(cause);
        }
    }

    boolean isAsked() {
        return !asked.isEmpty();
    }

    Response pull(String key, String name) {
        return Api.with(key)
                .body(Map.of("name", name, "connection_id", connection))
                .post("/api/v1/pulls");
    }

    /** As the administrator. @return the pull's id */
    String pull(String name) {
        Api.asAdministrator();
        return pull(Api.administratorKey(), name)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    String path() {
        return "/api/v1/connections/" + connection + "/models";
    }

    @Override
    public void close() throws IOException {
        Api.asAdministrator().delete("/api/v1/connections/" + connection);
        server.close();
    }

    /** One request that goes on for as long as the test says. */
    static final class Work {
        final JsonNode body;
        private final ScriptedServer.Reply reply;
        private final CountDownLatch over = new CountDownLatch(1);

        Work(JsonNode body, ScriptedServer.Reply reply) {
            this.body = body;
            this.reply = reply;
        }

        Work says(String status) throws IOException {
            return line("{\"status\":\"" + status + "\"}");
        }

        Work part(String digest, long total, long completed) throws IOException {
            return line("{\"status\":\"pulling %s\",\"digest\":\"sha256:%s\",\"total\":%d%s}"
                    .formatted(digest, digest, total, completed == 0 ? "" : ",\"completed\":" + completed));
        }

        Work line(String json) throws IOException {
            reply.chunk(json + "\n");
            return this;
        }

        void succeeds() throws IOException {
            says("verifying sha256 digest").says("writing manifest").says("success");
            ends();
        }

        void fails(String error) throws IOException {
            reply.chunk("{\"error\":\"" + error + "\"}\n");
            over.countDown(); // whoever is told hangs up
        }

        void ends() throws IOException {
            reply.end();
            over.countDown();
        }

        void breaks() throws IOException {
            reply.cut();
            over.countDown();
        }

        boolean isLeft() throws InterruptedException {
            return reply.untilHangUp(Waiting.PATIENCE.toSeconds());
        }
    }
}
