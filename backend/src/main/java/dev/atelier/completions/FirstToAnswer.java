package dev.atelier.completions;

import static java.util.Objects.requireNonNull;

import dev.atelier.connections.Call;
import dev.atelier.connections.ChatRequest;
import dev.atelier.connections.Source;
import dev.atelier.connections.UpstreamEvent;
import dev.atelier.connections.UpstreamListener;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.error.UpstreamCause;
import dev.atelier.platform.http.RequestId;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** Asks one source after the other, and one base model after the other, until one begins to answer. What has been begun is never asked again elsewhere. */
final class FirstToAnswer implements Call {
    private static final Logger LOG = Logger.getLogger(FirstToAnswer.class);

    private final ReadyModel ready;
    private final UpstreamListener listener;
    private final AnswerListener answer;
    private final Deque<Attempt> untried = new ArrayDeque<>();
    private String asked;

    /** Forgotten once an answer has begun: its pictures may be large, and the answer may take long. */
    private @Nullable ChatRequest request;

    private boolean begun;
    private volatile int attempt;
    private volatile boolean cancelled;
    private volatile @Nullable Call current;

    /** A source of a base model. */
    private record Attempt(String base, Source source) {}

    /** @param listener hears what is said; @param answer hears from whom it comes */
    FirstToAnswer(ReadyModel ready, ChatRequest request, UpstreamListener listener, AnswerListener answer) {
        this.ready = ready;
        this.request = request;
        this.listener = listener;
        this.answer = answer;
        this.asked = ready.model().baseModelId();
        ready.bases().forEach(base -> base.sources().forEach(source -> untried.add(new Attempt(base.id(), source))));
    }

    /** Once. A base model that nobody has any more has no source to fail: its fallback is told all the same. */
    void begin() {
        tellFallback(new Fault.ModelNotAvailable(asked));
        askNext();
    }

    private void tellFallback(Fault problem) {
        var next = untried.getFirst().base();
        if (!next.equals(asked)) {
            answer.fallback(asked, next, problem);
            asked = next;
        }
    }

    private void askNext() {
        var source = untried.removeFirst().source();
        var mine = ++attempt; // written on the event loop alone
        var call = source.chat(requireNonNull(request), event -> hear(mine, event));
        if (mine == attempt) { // else it failed at once, and the next one is already asked
            current = call;
        }
        if (cancelled) {
            call.cancel();
        }
    }

    private void hear(int of, UpstreamEvent event) {
        if (of != attempt || cancelled) {
            return;
        }
        switch (event) {
            case UpstreamEvent.Delta delta -> begin(delta);
            case UpstreamEvent.Reasoning reasoning -> begin(reasoning);
            case UpstreamEvent.ToolCall toolCall -> begin(toolCall);
            case UpstreamEvent.Usage usage -> listener.on(usage);
            case UpstreamEvent.Finished finished -> listener.on(finished);
            case UpstreamEvent.Failed failed -> fail(told(failed));
        }
    }

    private void begin(UpstreamEvent event) {
        begun = true;
        request = null;
        listener.on(event);
    }

    /** An upstream that refuses a request often quotes it, and with it what is inside the model. */
    private UpstreamEvent.Failed told(UpstreamEvent.Failed failed) {
        return ready.model().readable()
                ? failed
                : new UpstreamEvent.Failed(failed.fault().withoutItsWords(), failed.retryAfter());
    }

    private void fail(UpstreamEvent.Failed failed) {
        if (begun || untried.isEmpty() || !concernsTheSource(failed.fault().cause())) {
            listener.on(failed);
            return;
        }
        MDC.put(RequestId.LOG_KEY, ready.occasion().requestId());
        LOG.infof(
                "Model %s: %s said %s, asking %s",
                ready.model().id(),
                failed.fault().connection(),
                failed.fault().cause().slug(),
                untried.getFirst().source().connectionName());
        MDC.remove(RequestId.LOG_KEY);
        tellFallback(failed.fault());
        askNext();
    }

    /** A request that one source refused would be refused by the others too; anything else may be the source's own trouble. */
    private static boolean concernsTheSource(UpstreamCause cause) {
        return cause != UpstreamCause.REFUSED && cause != UpstreamCause.NO_TOOLS;
    }

    @Override
    public void cancel() {
        cancelled = true;
        var call = current;
        if (call != null) {
            call.cancel();
        }
    }

    @Override
    public void pause() {
        var call = current;
        if (call != null) {
            call.pause();
        }
    }

    @Override
    public void resume() {
        var call = current;
        if (call != null) {
            call.resume();
        }
    }
}
