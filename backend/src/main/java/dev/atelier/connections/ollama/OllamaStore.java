package dev.atelier.connections.ollama;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.connections.Call;
import dev.atelier.connections.ModelStore;
import dev.atelier.connections.ProgressListener;
import dev.atelier.connections.StoredModel;
import dev.atelier.connections.wire.UpstreamHttp;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The models on an Ollama's disk. */
final class OllamaStore implements ModelStore {
    private final UpstreamHttp http;

    OllamaStore(UpstreamHttp http) {
        this.http = http;
    }

    @Override
    public Future<List<StoredModel>> list() {
        return Future.all(http.get("/api/tags"), http.get("/api/ps")).map(both -> {
            JsonNode tags = both.resultAt(0);
            JsonNode running = both.resultAt(1);
            if (!tags.path("models").isArray()) {
                throw http.invalid("it answers, but its list of models is none of Ollama's.");
            }
            return stream(tags.path("models"))
                    .map(entry -> model(entry, running.path("models")))
                    .toList();
        });
    }

    private static java.util.stream.Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .filter(entry -> !name(entry).isEmpty());
    }

    private static StoredModel model(JsonNode entry, JsonNode running) {
        var details = entry.path("details");
        return new StoredModel(
                name(entry),
                entry.path("size").asLong(0),
                entry.path("digest").asText(""),
                time(entry.path("modified_at")),
                text(details, "family"),
                text(details, "parameter_size"),
                text(details, "quantization_level"),
                loaded(entry, running),
                !details.path("parent_model").asText("").isEmpty()
                        || !entry.path("remote_host").asText("").isEmpty());
    }

    /** One name may run twice: a model that was made anew while the old one was still loaded. */
    private static StoredModel.@Nullable Loaded loaded(JsonNode entry, JsonNode running) {
        var same = stream(running)
                .filter(one -> name(one).equals(name(entry)))
                .sorted(java.util.Comparator.comparing(
                        one -> !one.path("digest").equals(entry.path("digest"))))
                .findFirst();
        return same.map(one -> new StoredModel.Loaded(
                        time(one.path("expires_at")), one.path("size_vram").asLong(0)))
                .orElse(null);
    }

    private static String name(JsonNode entry) {
        return entry.path("name").asText(entry.path("model").asText(""));
    }

    private static @Nullable String text(JsonNode details, String name) {
        var text = details.path(name).asText("");
        return text.isEmpty() || text.equals("unknown") ? null : text;
    }

    private static @Nullable Instant time(JsonNode node) {
        try {
            return node.isTextual() ? OffsetDateTime.parse(node.textValue()).toInstant() : null;
        } catch (DateTimeParseException malformed) {
            return null;
        }
    }

    @Override
    public Future<Void> delete(String name) {
        return http.tell(HttpMethod.DELETE, "/api/delete", model(name));
    }

    /** An empty prompt that is kept for no time. */
    @Override
    public Future<Void> unload(String name) {
        return http.post("/api/generate", model(name).put("keep_alive", 0).put("stream", false))
                .mapEmpty();
    }

    @Override
    public Call pull(String name, ProgressListener listener) {
        return OllamaWork.start(http, "/api/pull", model(name).put("stream", true), listener);
    }

    @Override
    public Call create(String name, JsonNode body, ProgressListener listener) {
        var request = model(name);
        request.setAll((ObjectNode) body);
        return OllamaWork.start(http, "/api/create", request.put("stream", true), listener);
    }

    private static ObjectNode model(String name) {
        return JsonNodeFactory.instance.objectNode().put("model", name);
    }
}
