package dev.atelier.completions;

import static java.util.Objects.requireNonNull;

import dev.atelier.completions.tools.ToolControl;
import dev.atelier.completions.tools.ToolEvent;
import dev.atelier.connections.Call;
import dev.atelier.connections.ChatMessage;
import dev.atelier.connections.FinishReason;
import dev.atelier.connections.UpstreamEvent;
import dev.atelier.extensions.filtering.FilterChain;
import dev.atelier.extensions.filtering.FilterNotice;
import dev.atelier.extensions.filtering.Passage;
import dev.atelier.extensions.filtering.Spent;
import dev.atelier.extensions.filtering.Stopped;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.error.FaultException;
import io.vertx.core.Context;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * An answer on its way through the filters of its model: what they let pass is all that anybody is told of it. Filters that may block do so
 * on a thread of their own, one piece after the other; while much waits for them, the upstream is paused.
 */
final class FilteredAnswer implements AnswerListener, Call {
    private static final Logger LOG = Logger.getLogger(FilteredAnswer.class);
    private static final int MUCH = 64 << 10; // characters
    private static final int CHARACTERS_OF_A_TOKEN = 4;

    private final AnswerListener listener;
    private final Context loop;
    private final DeferredCall call = new DeferredCall();
    private final Queue<FilterNotice> notices = new ConcurrentLinkedQueue<>();
    private final Deque<UpstreamEvent> waiting = new ArrayDeque<>();

    private @Nullable FilterChain chain;
    private @Nullable Passage answer;
    private @Nullable Passage reasoning;
    private UpstreamEvent.@Nullable Usage usage;
    private long characters;
    private int waitingCharacters;
    private boolean working;
    private boolean heldUp;
    private boolean over;
    private volatile boolean cancelled;

    /** @param loop on which the answer is heard and told */
    FilteredAnswer(AnswerListener listener, Context loop) {
        this.listener = listener;
        this.loop = loop;
    }

    /** From any thread: told with what happens next. */
    void notice(FilterNotice notice) {
        notices.add(notice);
    }

    /** What is asked, once it is. */
    DeferredCall call() {
        return call;
    }

    boolean isCancelled() {
        return cancelled;
    }

    /** Before anything is asked, on a thread that may wait. @return what the model is sent of a conversation; @throws Stopped */
    List<ChatMessage> passes(FilterChain through, List<ChatMessage> conversation) {
        chain = through;
        var sent = through.inlet(conversation);
        characters = sent.stream().mapToLong(message -> message.text().length()).sum();
        var way = through.answer();
        var goesOn = !sent.isEmpty() && sent.getLast().role() == ChatMessage.Role.ASSISTANT;
        answer = goesOn ? way.behind(sent.getLast().text()) : way;
        return sent;
    }

    /** Nothing was asked. */
    void refused(Throwable cause) {
        if (cause instanceof Stopped stopped) {
            notices.add(stopped.notice());
            tellNotices();
            refused(stopped.fault());
        } else if (cause instanceof FaultException refused) {
            refused(refused.fault());
        } else {
            LOG.error("The filters of an answer could not be opened", cause);
            refused(new Fault.Internal());
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
        try {
            return requireNonNull(chain).ofTool(text);
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
            listener.refused(fault);
        }
    }

    @Override
    public void on(UpstreamEvent event) {
        if (over || cancelled) {
            return;
        }
        if (chain != null && chain.blocks()) {
            later(event);
        } else {
            tell(passed(event));
        }
    }

    /** What becomes of an event, all in the order in which it is told. */
    private record Outcome(
            List<UpstreamEvent> events, @Nullable Stopped stopped) {}

    private Outcome passed(UpstreamEvent event) {
        var told = new ArrayList<UpstreamEvent>();
        try {
            switch (event) {
                case UpstreamEvent.Reasoning(var text) ->
                    add(told, true, thinking().piece(text));
                case UpstreamEvent.Delta(var text) -> {
                    endThinking(told);
                    add(told, false, answering().piece(text));
                    if (answering().isFull()) {
                        call.cancel();
                        add(told, false, answering().end());
                        told.add(new UpstreamEvent.Finished(FinishReason.LENGTH));
                    }
                }
                case UpstreamEvent.ToolCall toolCall -> {
                    endThinking(told);
                    told.add(toolCall);
                }
                case UpstreamEvent.Usage counted -> told.add(counted);
                case UpstreamEvent.Finished finished -> end(told, finished);
                case UpstreamEvent.Failed failed -> end(told, failed);
            }
            return new Outcome(told, null);
        } catch (Stopped stopped) {
            call.cancel();
            return new Outcome(told, stopped);
        }
    }

    private void end(List<UpstreamEvent> told, UpstreamEvent last) {
        endThinking(told);
        add(told, false, answering().end());
        told.add(last);
    }

    private Passage answering() {
        return requireNonNull(answer);
    }

    private Passage thinking() {
        if (reasoning == null) {
            reasoning = requireNonNull(chain).reasoning();
        }
        return reasoning;
    }

    private void endThinking(List<UpstreamEvent> told) {
        if (reasoning != null) {
            add(told, true, reasoning.end());
            reasoning = null; // it may think again
        }
    }

    private static void add(List<UpstreamEvent> told, boolean thought, String text) {
        if (!text.isEmpty()) {
            told.add(thought ? new UpstreamEvent.Reasoning(text) : new UpstreamEvent.Delta(text));
        }
    }

    private void tell(Outcome outcome) {
        tellNotices();
        for (var event : outcome.events()) {
            switch (event) {
                case UpstreamEvent.Delta(var text) -> characters += text.length();
                case UpstreamEvent.Reasoning(var text) -> characters += text.length();
                case UpstreamEvent.Usage counted -> usage = counted;
                case UpstreamEvent.ToolCall none -> {}
                case UpstreamEvent.Finished finished -> finish();
                case UpstreamEvent.Failed failed -> finish();
            }
            listener.on(event);
        }
        if (outcome.stopped() != null && !over) {
            finish();
            listener.filter(outcome.stopped().notice());
            listener.refused(outcome.stopped().fault());
        }
    }

    void tellNotices() {
        for (var notice = notices.poll(); notice != null; notice = notices.poll()) {
            listener.filter(notice);
        }
    }

    private void later(UpstreamEvent event) {
        waiting.add(event);
        waitingCharacters += length(event);
        if (waitingCharacters > MUCH && !heldUp) {
            heldUp = true;
            call.pause();
        }
        work();
    }

    private static int length(UpstreamEvent event) {
        return switch (event) {
            case UpstreamEvent.Delta(var text) -> text.length();
            case UpstreamEvent.Reasoning(var text) -> text.length();
            case UpstreamEvent.ToolCall call -> call.arguments().length();
            case UpstreamEvent.Usage usage -> 0;
            case UpstreamEvent.Finished finished -> 0;
            case UpstreamEvent.Failed failed -> 0;
        };
    }

    /** One event after the other, each on a thread that may wait. */
    private void work() {
        if (working || waiting.isEmpty() || over || cancelled) {
            return;
        }
        working = true;
        var event = waiting.removeFirst();
        waitingCharacters -= length(event);
        Thread.startVirtualThread(() -> {
            var outcome = passed(event);
            loop.runOnContext(turn -> worked(outcome));
        });
    }

    private void worked(Outcome outcome) {
        working = false;
        if (cancelled || over) {
            return;
        }
        tell(outcome);
        if (heldUp && waitingCharacters < MUCH / 2) {
            heldUp = false;
            call.resume();
        }
        work();
    }

    /** Once: what it cost is counted, and the filters are closed. */
    private void finish() {
        over = true;
        var open = chain;
        if (open != null) {
            var counted = usage;
            var tokens = counted == null || counted.promptTokens() == null && counted.completionTokens() == null
                    ? characters / CHARACTERS_OF_A_TOKEN
                    : orNone(counted.promptTokens()) + orNone(counted.completionTokens());
            Thread.startVirtualThread(() -> {
                open.spent(new Spent(tokens));
                open.close();
            });
        }
    }

    /** It was cancelled before anything was asked. */
    void close() {
        var open = chain;
        if (open != null) {
            Thread.startVirtualThread(open::close);
        }
    }

    private static long orNone(@Nullable Integer count) {
        return count == null ? 0 : count;
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
        call.pause();
    }

    @Override
    public void resume() {
        if (!heldUp) {
            call.resume();
        }
    }
}
