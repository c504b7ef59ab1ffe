package dev.atelier.extensions.script;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.platform.error.FaultException;
import dev.atelier.platform.error.Problems;
import dev.atelier.platform.json.Json;
import dev.atelier.platform.outgoing.Answer;
import dev.atelier.platform.outgoing.GuardedClient;
import dev.atelier.platform.outgoing.OutgoingFailure;
import dev.atelier.platform.outgoing.OutgoingRequest;
import dev.atelier.platform.outgoing.WebAddress;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;

/** What scripts may ask of the web: hosts that an administrator allowed, by the guarded client, so much and so long. */
@Singleton
class ScriptFetch {
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
    private static final Set<String> OURS =
            Set.of("host", "content-length", "connection", "transfer-encoding", "upgrade", "expect", "te", "trailer");

    private final GuardedClient client;
    private final ScriptConfig config;

    ScriptFetch(GuardedClient client, ScriptConfig config) {
        this.client = client;
        this.config = config;
    }

    ScriptProcess.Host hostOf(ScriptCall call) {
        var until = System.nanoTime() + call.time().toNanos();
        return new ScriptProcess.Host() {
            @Override
            public void log(String line) {
                call.log().accept(line);
            }

            @Override
            public String fetch(String request) {
                return answer(call.hosts(), request, Duration.ofNanos(Math.max(1, until - System.nanoTime())))
                        .toString();
            }
        };
    }

    private ObjectNode answer(Set<String> hosts, String request, Duration time) {
        try {
            var outgoing = outgoing(hosts, Json.mapper().readTree(request));
            var bounds = new GuardedClient.Bounds(config.output() << 9, time);
            return told(client.exchange(outgoing, bounds)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get());
        } catch (JsonProcessingException | IllegalArgumentException wrong) {
            return error("What fetch() was given is no request.");
        } catch (NotAllowed refused) {
            return error(String.valueOf(refused.getMessage()));
        } catch (FaultException refused) {
            return error(Problems.of(refused.fault()).detail());
        } catch (ExecutionException failed) {
            return error(
                    failed.getCause() instanceof OutgoingFailure failure
                            ? "It could not be fetched: " + failure.detail()
                            : "It could not be fetched.");
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return error("It was stopped.");
        }
    }

    private static final class NotAllowed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotAllowed(String words) {
            super(words, null, false, false);
        }
    }

    private OutgoingRequest outgoing(Set<String> hosts, JsonNode asked) {
        var address = WebAddress.parse(asked.path("url").asText());
        if (!isListed(hosts, address)) {
            throw new NotAllowed(address.host() + " is not among the hosts that an administrator allowed this script.");
        }
        var method = asked.path("method").asText().toUpperCase(Locale.ROOT);
        if (!METHODS.contains(method)) {
            throw new NotAllowed("fetch() knows no method " + method + ".");
        }
        // Redirects are told, not followed: the next address may be of a host that nobody allowed.
        return new OutgoingRequest(
                client.forUsers(),
                HttpMethod.valueOf(method),
                address,
                headers(asked.path("headers")),
                Buffer.buffer(asked.path("body").asText()));
    }

    private static boolean isListed(Set<String> hosts, WebAddress address) {
        var usual = address.port() == (address.secure() ? 443 : 80);
        return hosts.contains(address.host() + ":" + address.port()) || usual && hosts.contains(address.host());
    }

    private static Map<String, String> headers(JsonNode given) {
        Map<String, String> headers = new HashMap<>();
        given.properties().forEach(header -> {
            if (!OURS.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                headers.put(header.getKey(), header.getValue().asText());
            }
        });
        return headers;
    }

    private static ObjectNode told(Answer answer) {
        var headers = Json.mapper().createObjectNode();
        answer.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        return Json.mapper()
                .createObjectNode()
                .put("status", answer.status())
                .put("body", answer.body().toString(StandardCharsets.UTF_8))
                .set("headers", headers);
    }

    private static ObjectNode error(String words) {
        return Json.mapper().createObjectNode().put("error", words);
    }
}
