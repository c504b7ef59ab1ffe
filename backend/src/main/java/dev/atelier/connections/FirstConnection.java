package dev.atelier.connections;

import dev.atelier.platform.error.FaultException;
import dev.atelier.platform.outgoing.GuardedClient;
import dev.atelier.platform.outgoing.OutgoingRequest;
import dev.atelier.platform.outgoing.Policy;
import dev.atelier.platform.outgoing.WebAddress;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The very first start connects something, so that a newcomer sees models: an Ollama of this machine, else the demo. */
@Singleton
class FirstConnection {
    private static final Logger LOG = Logger.getLogger(FirstConnection.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final ConnectionsConfig config;
    private final FirstDecision decision;
    private final GuardedClient client;
    private final Refresher refresher;
    private final Catalogue catalogue;
    private final Vertx vertx;

    FirstConnection(
            ConnectionsConfig config,
            FirstDecision decision,
            GuardedClient client,
            Refresher refresher,
            Catalogue catalogue,
            Vertx vertx) {
        this.config = config;
        this.decision = decision;
        this.client = client;
        this.refresher = refresher;
        this.catalogue = catalogue;
        this.vertx = vertx;
    }

    /** In the background: being ready never waits for it. */
    void decide(@Observes @Priority(30) StartupEvent start) {
        if (config.firstConnection() == ConnectionsConfig.First.NONE || decision.isTaken()) {
            return;
        }
        var looking = config.firstConnection() == ConnectionsConfig.First.AUTO
                ? look(config.ollamaHost())
                : Future.succeededFuture(Optional.<String>empty());
        looking.compose(ollama -> vertx.executeBlocking(() -> decision.take(draft(ollama)), false))
                .compose(added -> added.map(id -> vertx.executeBlocking(
                                        () -> {
                                            catalogue.reload();
                                            return id;
                                        },
                                        false)
                                .compose(refresher::refresh))
                        .orElseGet(Future::succeededFuture))
                .onFailure(cause -> LOG.warn("The first connection could not be made", cause));
    }

    private static ConnectionDraft draft(Optional<String> ollama) {
        return new ConnectionDraft(
                ollama.isPresent() ? ConnectionKind.OLLAMA : ConnectionKind.DEMO,
                ollama.isPresent() ? "Ollama" : "Demo: scripted answers, no AI",
                ollama.orElse(""),
                null,
                null,
                List.of(),
                true,
                0,
                List.of());
    }

    /** The address of an Ollama that answers; empty where none does in time. */
    private Future<Optional<String>> look(String host) {
        WebAddress address;
        try {
            address = address(host);
        } catch (FaultException malformed) {
            LOG.warnf("No Ollama is looked for at %s: it is no address", host);
            return Future.succeededFuture(Optional.empty());
        }
        var request = OutgoingRequest.get(Policy.CONNECTION, address.below("/api/version"), Map.of());
        return client.fetch(request, new GuardedClient.Bounds(4096, PATIENCE))
                .map(answer ->
                        answer.status() == 200 && answer.body().toString().contains("\"version\"")
                                ? Optional.of(address.toString())
                                : Optional.<String>empty())
                .otherwise(Optional.empty());
    }

    /** As Ollama reads OLLAMA_HOST: scheme and port may be missing, 0.0.0.0 means this machine. */
    static WebAddress address(String host) {
        var text = host.strip().replaceFirst("/+$", "");
        var withScheme = text.contains("://") ? text : "http://" + text;
        var reachable = withScheme
                .replaceFirst("//(0\\.0\\.0\\.0|(?=:))", "//127.0.0.1")
                .replace("//[::]", "//[::1]");
        var hasPort = reachable.matches(".*:\\d+(/.*)?");
        return WebAddress.parse(hasPort || reachable.startsWith("https:") ? reachable : reachable + ":11434");
    }
}
