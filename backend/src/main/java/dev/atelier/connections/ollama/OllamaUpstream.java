package dev.atelier.connections.ollama;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.atelier.connections.Call;
import dev.atelier.connections.ChatRequest;
import dev.atelier.connections.EmbeddingRequest;
import dev.atelier.connections.Embeddings;
import dev.atelier.connections.ModelStore;
import dev.atelier.connections.OfferedModel;
import dev.atelier.connections.Upstream;
import dev.atelier.connections.UpstreamListener;
import dev.atelier.connections.wire.Decoder;
import dev.atelier.connections.wire.EmbeddingAnswer;
import dev.atelier.connections.wire.Reply;
import dev.atelier.connections.wire.UpstreamHttp;
import dev.atelier.connections.wire.WireBody;
import dev.atelier.connections.wire.WrongKind;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** One Ollama server. */
final class OllamaUpstream implements Upstream {
    private static final Set<String> CONTENT_TYPES =
            Set.of("", "application/x-ndjson", "application/json", "application/jsonl", "application/stream+json");

    private static final String CHAT = "/api/chat";

    private final UpstreamHttp http;
    private final OllamaModels models;

    OllamaUpstream(UpstreamHttp http) {
        this.http = http;
        this.models = new OllamaModels(http);
    }

    @Override
    public Call chat(ChatRequest request, UpstreamListener listener) {
        return http.stream(CHAT, new WireBody(request, this::wire), this::decoder, listener);
    }

    private Optional<Decoder> decoder(String contentType, Reply reply) {
        return CONTENT_TYPES.contains(contentType)
                ? Optional.of(new OllamaDecoder(http.endpoint(), reply))
                : Optional.empty();
    }

    @Override
    public JsonNode wire(ChatRequest request) {
        return OllamaBody.of(request);
    }

    @Override
    public Optional<String> chatAddress() {
        return Optional.of(http.base().below(CHAT).toString());
    }

    @Override
    public Future<Embeddings> embed(EmbeddingRequest request) {
        var body = JsonNodeFactory.instance.objectNode().put("model", request.model());
        request.texts().forEach(body.putArray("input")::add);
        if (request.dimensions() != null) {
            body.put("dimensions", request.dimensions());
        }
        return http.work("/api/embed", body).map(answer -> {
            var vectors = StreamSupport.stream(answer.path("embeddings").spliterator(), false)
                    .toList();
            return EmbeddingAnswer.of(http, vectors, request.texts().size(), answer.path("prompt_eval_count"));
        });
    }

    @Override
    public Future<List<OfferedModel>> models() {
        return models.list();
    }

    @Override
    public Future<Verdict> verify() {
        return http.get("/api/version")
                .map(this::version)
                .compose(version -> models().map(list -> new Verdict(version, list)))
                .recover(cause -> WrongKind.isSuspected(cause)
                        ? WrongKind.perhapsOpenAi(http, cause)
                        : Future.failedFuture(cause));
    }

    @Override
    public Optional<ModelStore> store() {
        return Optional.of(new OllamaStore(http));
    }

    private String version(JsonNode answer) {
        if (!answer.path("version").isTextual()) {
            throw http.invalid("it answers, but not like an Ollama server: check the address and the kind.");
        }
        return answer.path("version").textValue();
    }
}
