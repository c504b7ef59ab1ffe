package dev.atelier.connections;

import dev.atelier.platform.error.Fault;
import dev.atelier.platform.error.FaultException;
import dev.atelier.platform.error.UpstreamCause;
import io.quarkus.scheduler.Scheduled;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** Asks upstreams for their lists in the background, and keeps what they say. Nobody's request waits for it. */
@Singleton
class Refresher {
    private static final Logger LOG = Logger.getLogger(Refresher.class);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration CLAIM = Duration.ofSeconds(60);

    private final Vertx vertx;
    private final ConnectionsConfig config;
    private final StatusRows statuses;
    private final Findings findings;
    private final Catalogue catalogue;

    Refresher(Vertx vertx, ConnectionsConfig config, StatusRows statuses, Findings findings, Catalogue catalogue) {
        this.vertx = vertx;
        this.config = config;
        this.statuses = statuses;
        this.findings = findings;
        this.catalogue = catalogue;
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void refreshDue() {
        statuses.claimDue(config.refreshAfter(), CLAIM).forEach(this::refresh);
    }

    /** Asks one upstream. Fails with its fault, which is stored just the same. */
    Future<Void> refresh(UUID connection) {
        return vertx.executeBlocking(() -> findings.subject(connection), false)
                .compose(subject -> subject.map(this::ask).orElseGet(Future::succeededFuture));
    }

    private Future<Void> ask(Findings.Subject subject) {
        var began = System.nanoTime();
        return timely(subject.upstream().verify(), subject.name())
                .compose(verdict -> store(subject, Findings.Found.well(verdict, millisSince(began))), cause -> store(
                                subject, Findings.Found.badly(cause))
                        .compose(stored -> Future.failedFuture(cause)));
    }

    /** One bound around however many questions it takes. */
    static Future<Upstream.Verdict> timely(Future<Upstream.Verdict> verdict, String name) {
        return verdict.timeout(LONGEST.toSeconds(), TimeUnit.SECONDS)
                .recover(cause -> Future.failedFuture(
                        cause instanceof TimeoutException
                                ? new Fault.Upstream(UpstreamCause.TIMEOUT, name, "it took too long to answer.")
                                        .asException()
                                : cause));
    }

    static int millisSince(long began) {
        return (int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    }

    private Future<Void> store(Findings.Subject subject, Findings.Found found) {
        return vertx.executeBlocking(
                () -> {
                    if (findings.keep(subject, found, Instant.now())) {
                        catalogue.reload();
                    }
                    if (found.cause() != null && !(found.cause() instanceof FaultException)) {
                        LOG.error("Asking " + subject.name() + " failed unexpectedly", found.cause());
                    }
                    return null;
                },
                false);
    }
}
