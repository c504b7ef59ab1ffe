package dev.atelier.connections.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.atelier.connections.Call;
import dev.atelier.connections.ChatRequest;
import dev.atelier.connections.EmbeddingRequest;
import dev.atelier.connections.Embeddings;
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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** One OpenAI-compatible server. */
final class OpenAiUpstream implements Upstream {
    private static final String CHAT = "/chat/completions";

    private final UpstreamHttp http;

    OpenAiUpstream(UpstreamHttp http) {
        this.http = http;
    }

    @Override
    public Call chat(ChatRequest request, UpstreamListener listener) {
        return http.stream(CHAT, new WireBody(request, this::wire), this::decoder, listener);
    }

    private Optional<Decoder> decoder(String contentType, Reply reply) {
        var events = new OpenAiDecoder(http.endpoint(), reply);
        return switch (contentType) {
            case "", "text/event-stream" -> Optional.of(events);
            case "application/json" -> Optional.of(new OpenAiWholeDecoder(events));
            default -> Optional.empty();
        };
    }

    @Override
    public JsonNode wire(ChatRequest request) {
        return OpenAiBody.of(request, http.endpoint());
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
        return http.work("/embeddings", body).map(answer -> {
            var inOrder = StreamSupport.stream(answer.path("data").spliterator(), false)
                    .sorted(Comparator.comparingInt(item -> item.path("index").asInt()))
                    .map(item -> item.path("embedding"))
                    .toList();
            return EmbeddingAnswer.of(http, inOrder, request.texts().size(), answer.at("/usage/prompt_tokens"));
        });
    }

    @Override
    public Future<List<OfferedModel>> models() {
        return http.get("/models").map(this::offered);
    }

    /** Some servers answer the bare list. */
    private List<OfferedModel> offered(JsonNode answer) {
        var entries = answer.isArray() ? answer : answer.path("data");
        if (!entries.isArray()) {
            throw http.invalid("it answers, but its list of models is none of OpenAI's: does the address end in /v1?");
        }
        return StreamSupport.stream(entries.spliterator(), false)
                .filter(entry -> !entry.path("id").asText("").isEmpty())
                .map(OpenAiModel::of)
                .toList();
    }

    @Override
    public Future<Verdict> verify() {
        return models().map(list -> new Verdict("", list))
                .recover(cause -> WrongKind.isSuspected(cause)
                        ? WrongKind.perhapsOllama(http, cause)
                        : Future.failedFuture(cause));
    }
}
