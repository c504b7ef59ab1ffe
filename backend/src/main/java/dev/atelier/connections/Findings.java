package dev.atelier.connections;

import dev.atelier.platform.error.Fault;
import dev.atelier.platform.error.FaultException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps what an upstream said when it was asked. An upstream that does not answer loses nothing but its good state. */
@ApplicationScoped
class Findings {
    private final ConnectionRepository connections;
    private final StatusRows statuses;
    private final BaseModelRows models;
    private final CatalogueRevision revision;
    private final Upstreams upstreams;

    Findings(
            ConnectionRepository connections,
            StatusRows statuses,
            BaseModelRows models,
            CatalogueRevision revision,
            Upstreams upstreams) {
        this.connections = connections;
        this.statuses = statuses;
        this.models = models;
        this.revision = revision;
        this.upstreams = upstreams;
    }

    /** Who is asked, as it was when the question left. */
    record Subject(UUID id, String name, long revision, Upstream upstream) {}

    /** @param cause why there is no verdict */
    record Found(
            Upstream.@Nullable Verdict verdict,
            @Nullable Integer latencyMs,
            @Nullable Throwable cause) {
        static Found well(Upstream.Verdict verdict, int latencyMs) {
            return new Found(verdict, latencyMs, null);
        }

        static Found badly(Throwable cause) {
            return new Found(null, null, cause);
        }

        ConnectionStatus status(Instant now) {
            if (verdict != null) {
                var version = verdict.version().isEmpty() ? null : verdict.version();
                return new ConnectionStatus(ConnectionState.OK, null, version, latencyMs, now, now, 0);
            }
            var fault = cause instanceof FaultException known ? known.fault() : new Fault.Internal();
            return fault instanceof Fault.Upstream(var why, var connection, var detail)
                    ? new ConnectionStatus(ConnectionState.of(why), detail, null, null, now, null, 0)
                    : new ConnectionStatus(
                            ConnectionState.UNREACHABLE, "it could not be asked.", null, null, now, null, 0);
        }
    }

    /** Empty where the connection is gone or off. */
    @Transactional
    Optional<Subject> subject(UUID id) {
        return connections
                .findByIdOptional(id)
                .filter(row -> row.enabled)
                .map(row -> new Subject(row.id, row.name, row.revision, upstreams.of(row)));
    }

    /** False where the known stays as it was, or where the connection has been changed since it was asked. */
    @Transactional
    boolean keep(Subject subject, Found found, Instant now) {
        var row = connections.findById(subject.id(), LockModeType.PESSIMISTIC_READ);
        if (row == null || row.revision != subject.revision()) {
            return false;
        }
        List<OfferedModel> offered =
                found.verdict() == null ? List.of() : found.verdict().models();
        var listChanged = found.verdict() != null && models.replace(row.id, offered, now);
        var statusChanged = statuses.store(row.id, found.status(now));
        if (listChanged || statusChanged) {
            revision.grow();
        }
        return listChanged || statusChanged;
    }
}
