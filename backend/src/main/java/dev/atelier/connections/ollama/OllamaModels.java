package dev.atelier.connections.ollama;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.atelier.connections.ModelDetails;
import dev.atelier.connections.OfferedModel;
import dev.atelier.connections.wire.UpstreamHttp;
import io.vertx.core.Future;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The models of one Ollama server. Newer servers list capabilities; older ones are asked model by model, once for each digest. */
final class OllamaModels {
    /** Beyond that many models in one list, an older server's capabilities stay unknown until the next list. */
    private static final int MOST_SHOWN = 50;

    private final UpstreamHttp http;
    private final Map<String, OfferedModel> shown = new ConcurrentHashMap<>();

    OllamaModels(UpstreamHttp http) {
        this.http = http;
    }

    Future<List<OfferedModel>> list() {
        return http.get("/api/tags").compose(answer -> {
            if (!answer.path("models").isArray()) {
                throw http.invalid("it answers, but its list of models is none of Ollama's.");
            }
            var entries = StreamSupport.stream(answer.path("models").spliterator(), false)
                    .filter(entry -> !name(entry).isEmpty())
                    .toList();
            return askOlderServer(entries)
                    .map(asked -> entries.stream().map(this::model).toList());
        });
    }

    /** One after the other: loading the list must not load the server. */
    private Future<Void> askOlderServer(List<JsonNode> entries) {
        Future<Void> chain = Future.succeededFuture();
        var unknown = entries.stream()
                .filter(entry -> !entry.path("capabilities").isArray() && !shown.containsKey(digest(entry)))
                .limit(MOST_SHOWN)
                .toList();
        for (var entry : unknown) {
            chain = chain.compose(done -> show(entry));
        }
        return chain;
    }

    private Future<Void> show(JsonNode entry) {
        var question = JsonNodeFactory.instance.objectNode().put("model", name(entry));
        return http.post("/api/show", question)
                .map(answer -> shown.put(digest(entry), shownModel(entry, answer)))
                .recover(cause -> Future.succeededFuture()) // the list is worth more than one model's capabilities
                .mapEmpty();
    }

    private OfferedModel model(JsonNode entry) {
        var known = shown.get(digest(entry));
        return known == null
                ? new OfferedModel(
                        name(entry), capabilities(entry), details(entry, entry.path("details")), text(entry, "digest"))
                : new OfferedModel(name(entry), known.capabilities(), known.details(), text(entry, "digest"));
    }

    private static OfferedModel shownModel(JsonNode entry, JsonNode answer) {
        return new OfferedModel(name(entry), capabilities(answer), details(answer, answer.path("details")));
    }

    private static String name(JsonNode entry) {
        return entry.path("name").asText(entry.path("model").asText(""));
    }

    private static String digest(JsonNode entry) {
        return name(entry) + "@" + entry.path("digest").asText("");
    }

    private static Set<String> capabilities(JsonNode node) {
        var capabilities = new HashSet<String>();
        node.path("capabilities").forEach(capability -> capabilities.add(capability.asText()));
        return capabilities;
    }

    /** {@code /api/show} has the context length in {@code model_info}, under the architecture's name. */
    private static ModelDetails details(JsonNode node, JsonNode details) {
        var context = details.path("context_length").asInt(0);
        if (context == 0) {
            var info = node.path("model_info");
            var architecture = info.path("general.architecture").asText("");
            context = info.path(architecture + ".context_length").asInt(0);
        }
        return new ModelDetails(
                text(details, "family"),
                text(details, "parameter_size"),
                text(details, "quantization_level"),
                context > 0 ? context : null);
    }

    private static @Nullable String text(JsonNode details, String name) {
        var text = details.path(name).asText("");
        return text.isEmpty() || text.equals("unknown") ? null : text;
    }
}
