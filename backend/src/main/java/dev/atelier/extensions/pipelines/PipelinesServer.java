package dev.atelier.extensions.pipelines;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.extensions.Definition;
import dev.atelier.extensions.Extension;
import dev.atelier.extensions.ExtensionState;
import dev.atelier.extensions.ServerAddress;
import dev.atelier.extensions.ServerAnswers;
import dev.atelier.extensions.Unavailable;
import dev.atelier.platform.json.Json;
import dev.atelier.platform.outgoing.Answer;
import dev.atelier.platform.outgoing.GuardedClient;
import dev.atelier.platform.outgoing.OutgoingRequest;
import dev.atelier.platform.outgoing.WebAddress;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** One server that speaks the protocol, as one filter of it sees it. Everything here waits, on a virtual thread. */
final class PipelinesServer {
    private static final int LARGEST = 16 << 20;
    private static final int OK = 200;

    private final GuardedClient client;
    private final Definition.Pipelines at;
    private final Map<String, String> headers = new HashMap<>();
    private final Duration longest;

    PipelinesServer(GuardedClient client, Extension filter, Definition.Pipelines at) {
        this.client = client;
        this.at = at;
        this.longest = Duration.ofSeconds(filter.values().get("timeout").asInt(PipelinesInspector.TIMEOUT));
        headers.put("Accept", "application/json");
        filter.values().text("key").ifPresent(key -> headers.put("Authorization", "Bearer " + key));
    }

    /** An answer that is not what was asked for. @param detail what the server says of it; empty where it says nothing */
    record Refused(int status, String detail) {}

    /** What the filter makes of a body. @throws Unavailable where the server gives none; @param hook inlet or outlet */
    JsonNode filtered(String hook, JsonNode body, JsonNode user) throws RefusedException {
        return posted("/filter/" + hook, Map.of("body", body, "user", user));
    }

    /** Its pipelines, as it lists them. */
    JsonNode list() {
        var answer = answered(OutgoingRequest.get(client.forUsers(), address().below("/models"), headers));
        if (answer.status() != OK) {
            throw broken("it answered with " + answer.status() + " when it was asked for its pipelines.");
        }
        return read(answer);
    }

    /** Its valves; empty where it has none, or does not tell them. */
    Optional<Valves> valves() {
        var spec = told("/valves/spec");
        var current = told("/valves");
        return spec.isPresent() && current.isPresent() && current.get() instanceof ObjectNode set
                ? Optional.of(new Valves(spec.get(), set))
                : Optional.empty();
    }

    private Optional<JsonNode> told(String what) {
        var answer = answered(OutgoingRequest.get(client.forUsers(), address().below(path() + what), headers));
        return answer.status() == OK ? Optional.of(read(answer)) : Optional.empty();
    }

    /** Sets all of its valves. What the server says against them may quote them. */
    void update(ObjectNode valves) throws RefusedException {
        posted("/valves/update", valves);
    }

    private JsonNode posted(String what, Object body) throws RefusedException {
        var sent = new HashMap<>(headers);
        sent.put("Content-Type", "application/json");
        var answer = answered(new OutgoingRequest(
                client.forUsers(),
                HttpMethod.POST,
                address().below(path() + what),
                sent,
                Buffer.buffer(Json.bytes(body))));
        if (answer.status() != OK) {
            throw new RefusedException(new Refused(answer.status(), detail(answer)));
        }
        return read(answer);
    }

    private String path() {
        return "/" + URLEncoder.encode(at.pipelineId(), StandardCharsets.UTF_8).replace("+", "%20");
    }

    private WebAddress address() {
        return ServerAddress.of(at.url().replaceFirst("/+$", ""));
    }

    private Answer answered(OutgoingRequest request) {
        try {
            return ServerAnswers.to(request, client, new GuardedClient.Bounds(LARGEST, longest));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Unavailable(ExtensionState.UNREACHABLE, "the Pipelines server was not waited for.");
        }
    }

    private static JsonNode read(Answer answer) {
        try {
            return Json.mapper().readTree(answer.body().getBytes());
        } catch (IOException notJson) {
            throw broken("what it answered is no JSON.");
        }
    }

    private static String detail(Answer answer) {
        try {
            var detail = Json.mapper()
                    .readTree(answer.body().toString())
                    .path("detail")
                    .asText("");
            return detail.substring(0, Math.min(detail.length(), 500));
        } catch (JsonProcessingException notJson) {
            return "";
        }
    }

    static Unavailable broken(String why) {
        return new Unavailable(ExtensionState.BROKEN, "the Pipelines server: " + why);
    }

    /** The server would not. */
    static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Refused refused;

        RefusedException(Refused refused) {
            super("" + refused.status(), null, false, false);
            this.refused = refused;
        }

        Refused refused() {
            return refused;
        }
    }
}
