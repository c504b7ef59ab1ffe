package dev.atelier.connections.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.connections.Call;
import dev.atelier.connections.Endpoint;
import dev.atelier.connections.UpstreamListener;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.error.UpstreamCause;
import dev.atelier.platform.outgoing.Answer;
import dev.atelier.platform.outgoing.Exchange;
import dev.atelier.platform.outgoing.ExchangeListener;
import dev.atelier.platform.outgoing.GuardedClient;
import dev.atelier.platform.outgoing.OutgoingFailure;
import dev.atelier.platform.outgoing.OutgoingRequest;
import dev.atelier.platform.outgoing.Policy;
import dev.atelier.platform.outgoing.WebAddress;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** One upstream's server over HTTP: its address, its key, and its mistakes as faults. */
public final class UpstreamHttp {
    private static final GuardedClient.Bounds BOUNDS = new GuardedClient.Bounds(16 << 20, Duration.ofSeconds(15));
    private static final GuardedClient.Bounds WORK = new GuardedClient.Bounds(64 << 20, Duration.ofMinutes(10));

    private final GuardedClient client;
    private final Endpoint endpoint;
    private final WebAddress base;

    /** @throws dev.atelier.platform.error.FaultException where the endpoint's address is none */
    public UpstreamHttp(GuardedClient client, Endpoint endpoint) {
        this.client = client;
        this.endpoint = endpoint;
        this.base = WebAddress.parse(endpoint.url());
    }

    public Endpoint endpoint() {
        return endpoint;
    }

    public WebAddress base() {
        return base;
    }

    /** Streams the answer to a posted body. A large one is written by a worker, since an event loop only moves bytes. */
    public Call stream(String path, WireBody body, StreamedCall.Decoding decoding, UpstreamListener listener) {
        var context = Vertx.currentContext();
        var streaming = new Streaming(this, path, decoding);
        return context == null || !body.isLarge()
                ? streaming.begin(body.bytes(), listener)
                : LateCall.start(context, body, streaming, listener);
    }

    private record Streaming(UpstreamHttp http, String path, StreamedCall.Decoding decoding)
            implements LateCall.Beginning {
        @Override
        public Call begin(byte[] body, UpstreamListener listener) {
            var posted = http.request(HttpMethod.POST, http.base.below(path), body);
            var hearing = new StreamedCall.Hearing(decoding, listener);
            return StreamedCall.start(http.client, posted, http.endpoint, hearing);
        }

        @Override
        public void fail(UpstreamListener listener) {
            new Reply(http.endpoint.name(), listener)
                    .failed(UpstreamCause.UNREACHABLE, "the request could not be written.");
        }
    }

    /** Fails with a {@link dev.atelier.platform.error.FaultException}, also where the answer is no JSON object. */
    public Future<JsonNode> get(String path) {
        return get(base.below(path));
    }

    public Future<JsonNode> get(WebAddress address) {
        return json(OutgoingRequest.get(Policy.CONNECTION, address, headers("application/json")));
    }

    /** The same for what may take as long as an answer: a model may have to be loaded first. */
    public Future<JsonNode> work(String path, JsonNode body) {
        return json(post(base.below(path), body), WORK);
    }

    public Future<JsonNode> post(String path, JsonNode body) {
        return json(post(base.below(path), body));
    }

    /** Sends what is answered with nothing but a status. */
    public Future<Void> tell(HttpMethod method, String path, JsonNode body) {
        return answer(request(method, base.below(path), body), BOUNDS)
                .compose(answer ->
                        answer.status() == 200 ? Future.succeededFuture() : Future.failedFuture(refusal(answer)));
    }

    /** Streams the answer to a posted body to a listener that may wait for long. */
    public Exchange send(String path, JsonNode body, ExchangeListener listener, Duration longestSilence) {
        return client.send(post(base.below(path), body), listener, longestSilence);
    }

    private OutgoingRequest post(WebAddress address, JsonNode body) {
        return request(HttpMethod.POST, address, body);
    }

    private OutgoingRequest request(HttpMethod method, WebAddress address, JsonNode body) {
        return request(method, address, WireBody.bytes(body));
    }

    private OutgoingRequest request(HttpMethod method, WebAddress address, byte[] body) {
        return new OutgoingRequest(
                Policy.CONNECTION,
                method,
                address,
                headers("application/x-ndjson, text/event-stream, application/json"),
                Buffer.buffer(body));
    }

    private Map<String, String> headers(String accept) {
        var headers =
                new HashMap<>(Map.of("Accept", accept, "Content-Type", "application/json", "User-Agent", "Atelier"));
        if (endpoint.apiKey() != null) {
            headers.put("Authorization", "Bearer " + endpoint.apiKey());
        }
        return headers;
    }

    private Future<JsonNode> json(OutgoingRequest request) {
        return json(request, BOUNDS);
    }

    private Future<JsonNode> json(OutgoingRequest request, GuardedClient.Bounds bounds) {
        return answer(request, bounds).map(this::read);
    }

    private Future<Answer> answer(OutgoingRequest request, GuardedClient.Bounds bounds) {
        return client.fetch(request, bounds)
                .recover(cause -> Future.failedFuture(
                        cause instanceof OutgoingFailure failure
                                ? Refusal.of(failure).fault(endpoint).asException()
                                : cause));
    }

    private RuntimeException refusal(Answer answer) {
        return Refusal.of(answer.status(), answer.headers(), answer.body().toString(), endpoint)
                .fault(endpoint)
                .asException();
    }

    private JsonNode read(Answer answer) {
        var body = answer.body().toString();
        if (answer.status() != 200) {
            throw refusal(answer);
        }
        try {
            var json = UpstreamJson.MAPPER.readTree(body);
            if (json != null && (json.isObject() || json.isArray())) {
                return json;
            }
        } catch (JsonProcessingException notJson) {
            // falls through to the refusal
        }
        throw invalid(
                body.stripLeading().startsWith("<")
                        ? "it answered a web page instead of JSON: check the address."
                        : "it answered something that is no JSON: check the address.");
    }

    public RuntimeException invalid(String detail) {
        return new Fault.Upstream(UpstreamCause.INVALID, endpoint.name(), detail).asException();
    }
}
