package dev.atelier.knowledge.embedding;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.platform.json.Json;
import dev.atelier.testing.Api;
import dev.atelier.testing.ScriptedServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** An upstream with one embedding model, of either kind, connected by the API. It counts letters, and fails when it is told to. */
public final class PlayedEmbeddings implements AutoCloseable {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

    private final String model = "embed-" + UUID.randomUUID();
    private final ScriptedServer server = new ScriptedServer(this::serve);
    private final BlockingQueue<List<String>> asked = new LinkedBlockingQueue<>();
    private final ConcurrentLinkedQueue<Integer> refusals = new ConcurrentLinkedQueue<>();
    private final String connection;
    private volatile CountDownLatch open = new CountDownLatch(0);
    private volatile int dimensions = LETTERS.length();
    private volatile int next;
    private volatile boolean uneven;

    public PlayedEmbeddings(String kind) {
        var url = server.url() + (kind.equals("openai") ? "/v1" : "");
        connection = Api.connection(kind, model, url);
    }

    /** As a collection names it. */
    public Map<String, String> model() {
        return Map.of("connection_id", connection, "model", model);
    }

    /** The next texts that are to be embedded. */
    public List<String> asked() throws InterruptedException {
        var texts = asked.poll(60, TimeUnit.SECONDS);
        if (texts == null) {
            throw new AssertionError("Nothing is to be embedded");
        }
        return texts;
    }

    /** It answers nothing until it is released. */
    public void hold() {
        open = new CountDownLatch(1);
    }

    public void release() {
        open.countDown();
    }

    /** With these statuses, one after the other. */
    public void refuse(Integer... statuses) {
        refusals.addAll(List.of(statuses));
    }

    /** The first vector of an answer has another length than the others. */
    public void answerUnevenly(boolean now) {
        uneven = now;
    }

    /** Its vectors are shorter from the next answer but one on. */
    public void shortenAfterOne(int to) {
        next = to;
    }

    public void shorten(int to) {
        dimensions = to;
    }

    public void disconnect() {
        Api.asAdministrator().delete("/api/v1/connections/" + connection).then().statusCode(204);
    }

    private void serve(ScriptedServer.Request request, ScriptedServer.Reply reply) throws Exception {
        switch (request.path()) {
            case "/v1/models" -> json(reply, Map.of("object", "list", "data", List.of(Map.of("id", model))));
            case "/api/version" -> json(reply, Map.of("version", "0.33.0"));
            case "/api/tags" ->
                json(reply, Map.of("models", List.of(Map.of("name", model, "model", model, "details", Map.of()))));
            case "/v1/embeddings", "/api/embed" ->
                embed(Json.mapper().readTree(request.body()).path("input"), request.path(), reply);
            default -> json(reply, Map.of());
        }
    }

    private void embed(JsonNode input, String path, ScriptedServer.Reply reply) throws Exception {
        var texts = StreamSupport.stream(input.spliterator(), false)
                .map(JsonNode::textValue)
                .toList();
        asked.add(texts);
        open.await();
        var refusal = refusals.poll();
        if (refusal != null) {
            reply.send(refusal, "application/json", "{\"error\":{\"message\":\"not now\"}}");
            return;
        }
        var vectors = texts.stream().map(this::vector).collect(Collectors.toList());
        if (next > 0) {
            dimensions = next;
            next = 0;
        }
        if (uneven) {
            vectors.set(0, new double[] {1, 2, 3});
        }
        json(reply, path.startsWith("/v1") ? openAi(vectors) : Map.of("embeddings", vectors));
    }

    private static Map<String, Object> openAi(List<double[]> vectors) {
        var data = new ArrayList<Map<String, Object>>();
        for (var vector : vectors) {
            data.add(Map.of("index", data.size(), "embedding", vector));
        }
        return Map.of("data", data);
    }

    private double[] vector(String text) {
        var vector = new double[dimensions];
        text.toLowerCase(Locale.ROOT)
                .chars()
                .map(LETTERS::indexOf)
                .filter(i -> i >= 0)
                .forEach(i -> vector[i % dimensions]++);
        return vector;
    }

    private static void json(ScriptedServer.Reply reply, Map<String, Object> body) throws Exception {
        reply.send(200, "application/json", Json.mapper().writeValueAsString(body));
    }

    @Override
    public void close() throws IOException {
        release();
        server.close();
        Api.asAdministrator().delete("/api/v1/connections/" + connection);
    }
}
