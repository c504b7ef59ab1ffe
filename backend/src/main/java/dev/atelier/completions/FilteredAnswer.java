package dev.atelier.completions;

import static java.util.Objects.requireNonNull;

import dev.atelier.completions.tools.ToolControl;
import dev.atelier.completions.tools.ToolEvent;
import dev.atelier.connections.Call;
import dev.atelier.connections.ChatMessage;
import dev.atelier.connections.UpstreamEvent;
import dev.atelier.extensions.filtering.FilterChain;
import dev.atelier.extensions.filtering.FilterNotice;
import dev.atelier.extensions.filtering.Stopped;
import dev.atelier.platform.error.Fault;
import io.vertx.core.Context;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An answer on its way through the filters of its model: what they let pass is all that anybody is told of it. Filters that may block do so
 * on a thread of their own; see {@link Backlog}. On one event loop, where nothing else is said.
 */
final class FilteredAnswer implements AnswerListener, Call {
    private final AnswerListener listener;
    private final Context loop;
    private final DeferredCall call = new DeferredCall();
    private final Backlog backlog;
    private final Backlog.Work work = new Backlog.Work(event -> sieve().passed(event), this::tell);
    private final Queue<FilterNotice> notices = new ConcurrentLinkedQueue<>();
    private final Cost cost = new Cost();

    private volatile @Nullable FilterChain chain;
    private @Nullable Sieve sieve;
    private boolean closed;
    private boolean over;
    private volatile boolean cancelled;

    /** @param loop on which the answer is heard and told */
    FilteredAnswer(AnswerListener listener, Context loop) {
        this.listener = listener;
        this.loop = loop;
        this.backlog = new Backlog(loop, call);
    }

    /** From any thread: told with what happens next. */
    void notice(FilterNotice notice) {
        notices.add(notice);
    }

    /** Before anything is asked, on a thread that may wait. @return what the model is sent of a conversation; @throws Stopped */
    List<ChatMessage> passes(FilterChain through, List<ChatMessage> conversation) {
        chain = through;
        if (cancelled) {
            return conversation; // which is sent to nobody
        }
        var sent = through.inlet(conversation);
        cost.sent(sent);
        var way = through.answer();
        var goesOn = !sent.isEmpty() && sent.getLast().role() == ChatMessage.Role.ASSISTANT;
        sieve = new Sieve(through, goesOn ? way.behind(sent.getLast().text()) : way);
        return sent;
    }

    /** What goes in has passed: the model is asked, unless nobody waits any more. */
    void opened(Supplier<Call> asking) {
        if (over) {
            close();
        } else if (!cancelled) {
            tellNotices();
            call.becomes(asking.get());
        }
    }

    /** Nothing is asked. */
    void notOpened(Throwable cause) {
        if (over) {
            close();
        } else if (cause instanceof Stopped stopped) {
            notices.add(stopped.notice());
            refused(stopped.fault());
        } else {
            refused(Filtering.fault(cause));
        }
    }

    @Override
    public void fallback(String from, String to, Fault problem) {
        listener.fallback(from, to, problem);
    }

    @Override
    public void cites(List<Cited> sources) {
        listener.cites(sources);
    }

    @Override
    public void tool(ToolEvent event) {
        if (!over && !cancelled) {
            tellNotices();
            listener.tool(event);
        }
    }

    @Override
    public boolean isFiltered() {
        return true;
    }

    @Override
    public String passes(String text) {
        return passed(() -> requireNonNull(chain).ofTool(text));
    }

    @Override
    public String documents(String text) {
        return passed(() -> requireNonNull(chain).ofDocuments(text));
    }

    private String passed(Supplier<String> way) {
        try {
            return way.get();
        } catch (Stopped stopped) {
            notices.add(stopped.notice());
            throw stopped.fault().asException();
        }
    }

    @Override
    public void calls(ToolControl control) {
        listener.calls(control);
    }

    @Override
    public Optional<Place> place() {
        return listener.place();
    }

    @Override
    public void refused(Fault fault) {
        if (!over && !cancelled) {
            finish();
            tellNotices();
            listener.refused(fault);
        }
    }

    @Override
    public void on(UpstreamEvent event) {
        if (over || cancelled) {
            return;
        }
        if (requireNonNull(chain).blocks()) {
            backlog.add(event, work);
        } else {
            tell(sieve().passed(event));
        }
    }

    private Sieve sieve() {
        return requireNonNull(sieve);
    }

    private void tell(Sieve.Outcome outcome) {
        if (over || cancelled) {
            return;
        }
        if (outcome.isCut()) {
            call.cancel();
        }
        tellNotices();
        for (var event : outcome.events()) {
            cost.heard(event);
            if (event instanceof UpstreamEvent.Finished || event instanceof UpstreamEvent.Failed) {
                finish();
            }
            listener.on(event);
        }
        if (outcome.stopped() != null && !over) {
            finish();
            listener.filter(outcome.stopped().notice());
            listener.refused(outcome.stopped().fault());
        }
    }

    private void tellNotices() {
        for (var notice = notices.poll(); notice != null; notice = notices.poll()) {
            listener.filter(notice);
        }
    }

    /** Once. */
    private void finish() {
        over = true;
        backlog.close();
        close();
    }

    /** What it cost is counted, and the filters are closed, which ends what they are doing; once, as soon as they are open. */
    private void close() {
        var open = chain;
        if (open != null && !closed) {
            closed = true;
            var spent = cost.spent();
            Thread.startVirtualThread(() -> {
                open.spent(spent);
                open.close();
            });
        }
    }

    @Override
    public void cancel() {
        cancelled = true;
        call.cancel();
        loop.runOnContext(turn -> {
            if (!over) {
                finish();
            }
        });
    }

    @Override
    public void pause() {
        backlog.pause();
    }

    @Override
    public void resume() {
        backlog.resume();
    }
}
