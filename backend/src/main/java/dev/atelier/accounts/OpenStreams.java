package dev.atelier.accounts;

import io.quarkus.scheduler.Scheduled;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Answers that stay open, and whose callers must not outstay their welcome: their sessions and keys are asked again every few seconds, and
 * at once when something happens to the session or the account.
 */
@ApplicationScoped
public class OpenStreams {
    private final Recognition recognition;
    private final Set<Watched> open = ConcurrentHashMap.newKeySet();

    OpenStreams(Recognition recognition) {
        this.recognition = recognition;
    }

    /** One open answer. {@link #forget} it when it ends. */
    public final class Watched {
        private final RoutingContext request;
        private final Caller caller;
        private final Runnable close;

        private Watched(RoutingContext request, Runnable close) {
            this.request = request;
            this.caller = CurrentCaller.of(request);
            this.close = close;
        }

        public void forget() {
            open.remove(this);
        }

        private Future<Boolean> isWelcome() {
            return recognition.of(request).map(found -> found.filter(
                            now -> now.id().equals(caller.id()) && now.role() == caller.role())
                    .isPresent());
        }
    }

    /** @param close called on some thread, once, when the caller may no longer be told anything */
    public Watched watch(RoutingContext request, Runnable close) {
        var watched = new Watched(request, close);
        open.add(watched);
        return watched;
    }

    @Scheduled(every = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void askAll() {
        ask(open);
    }

    void ended(@Observes(during = TransactionPhase.AFTER_SUCCESS) SessionEnded event) {
        askSoon(watched -> event.sessionHash().equals(watched.caller.session()));
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) AccountChanged event) {
        askSoon(watched -> event.accountId().equals(watched.caller.id()));
    }

    private void askSoon(Predicate<Watched> concerned) {
        ask(open.stream().filter(concerned).toList());
    }

    /** All at once, so that one statement asks for them. */
    private void ask(Collection<Watched> asked) {
        asked.forEach(watched -> watched.isWelcome().onSuccess(welcome -> {
            if (!welcome && open.remove(watched)) {
                watched.close.run();
            }
        }));
    }
}
