package dev.atelier.connections;

import dev.atelier.platform.secrets.Vault;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Opens connections: the right protocol, with the key out of the vault. */
@Singleton
class Upstreams {
    private final Map<ConnectionKind, Protocol> protocols = new EnumMap<>(ConnectionKind.class);
    private final Vault vault;
    private final Vertx vertx;

    Upstreams(@Any Instance<Protocol> protocols, Vault vault, Vertx vertx) {
        protocols.forEach(protocol -> this.protocols.put(protocol.kind(), protocol));
        this.vault = vault;
        this.vertx = vertx;
    }

    Upstream of(ConnectionEntity row) {
        var key = row.apiKey == null
                ? null
                : vault.open(row.apiKey, purpose(row.id)).orElse(null);
        if (row.apiKey != null && key == null) {
            return new LostKeyUpstream(vertx, row.name);
        }
        return of(row.kind, new Endpoint(row.name, row.url, key, Set.of(row.extraParams)));
    }

    Upstream of(ConnectionDraft.Checked draft) {
        return of(
                draft.kind(), new Endpoint(draft.name(), draft.url(), draft.apiKey(), Set.copyOf(draft.extraParams())));
    }

    private Upstream of(ConnectionKind kind, Endpoint endpoint) {
        var protocol = protocols.get(kind);
        if (protocol == null) {
            throw new IllegalStateException("nobody speaks " + kind);
        }
        return protocol.at(endpoint);
    }

    byte @Nullable [] sealed(@Nullable String key, UUID connection) {
        return key == null ? null : vault.seal(key, purpose(connection));
    }

    private static String purpose(UUID connection) {
        return "connection:" + connection;
    }
}
