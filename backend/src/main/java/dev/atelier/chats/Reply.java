package dev.atelier.chats;

import dev.atelier.completions.AnswerListener;
import dev.atelier.completions.Cited;
import dev.atelier.completions.tools.ToolControl;
import dev.atelier.completions.tools.ToolEvent;
import dev.atelier.connections.Call;
import dev.atelier.connections.UpstreamEvent;
import dev.atelier.extensions.filtering.FilterNotice;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.error.Problem;
import dev.atelier.platform.error.Problems;
import dev.atelier.platform.http.Loops;
import dev.atelier.platform.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A reply being written on this server: a job that hears its upstream and writes its log, whoever reads. It ends once: when the upstream
 * ends, when a person stops it, or when something breaks. All of its work is on one event loop.
 */
final class Reply implements AnswerListener {
    private final Job job;
    private final ReplyLog log;
    private final Loops.Loop loop;
    private final Journal journal;
    private final CompletableFuture<Ending> told = new CompletableFuture<>();
    private final CompletableFuture<Void> kept = new CompletableFuture<>();
    private final int savedText;
    private final int savedReasoning;
    private final long askedAt = System.nanoTime();

    private long firstAt;
    private UpstreamEvent.@Nullable Usage counted;
    private @Nullable String fallback;
    private volatile boolean over;
    private @Nullable Call call;
    private @Nullable ToolControl calls;
    private int said; // UTF-16 units of text

    /** @param log holds what the reply said before, where it goes on */
    Reply(Job job, ReplyLog log, Loops.Loop loop, Journal journal) {
        this.job = job;
        this.log = log;
        this.loop = loop;
        this.journal = journal;
        this.said = log.text.length() == 0 ? 0 : log.text.text().length();
        this.savedText = log.text.length();
        this.savedReasoning = log.reasoning.length();
    }

    /**
     * Whose reply it is.
     *
     * @param round the asking that it is written for
     * @param longest in bytes
     * @param requestId of the request that asked for it
     * @param before what it cost until now, where it goes on
     */
    record Job(
            UUID id,
            long round,
            UUID chatId,
            UUID ownerId,
            String modelId,
            int longest,
            String requestId,
            @Nullable Usage before) {}

    Job job() {
        return job;
    }

    ReplyRows.Of row() {
        return new ReplyRows.Of(job.id(), job.round());
    }

    ReplyLog log() {
        return log;
    }

    /** Bytes of text that were in the database before it ran. */
    int savedText() {
        return savedText;
    }

    int savedReasoning() {
        return savedReasoning;
    }

    /** Its row is in the database; before that its end cannot be stored. */
    void keep() {
        kept.complete(null);
    }

    /** Done once the end is in the database. */
    CompletableFuture<Ending> told() {
        return told;
    }

    /** Whether its end is decided, though perhaps not yet stored. */
    boolean isOver() {
        return over;
    }

    void runs(Call answer) {
        call = answer;
        if (over) {
            answer.cancel();
        }
    }

    @Override
    public void on(UpstreamEvent event) {
        if (over) {
            return;
        }
        switch (event) {
            case UpstreamEvent.Delta(var text) -> {
                said += text.length();
                grow(log.text, text);
            }
            case UpstreamEvent.Reasoning(var text) -> grow(log.reasoning, text);
            case UpstreamEvent.ToolCall call -> noteFirst(); // no tool was offered: there is nothing to call
            case UpstreamEvent.Usage usage -> counted = usage;
            case UpstreamEvent.Finished(var reason) -> end(Ending.finished(reason.word(), usage()));
            case UpstreamEvent.Failed(var fault, var retryAfter) -> fail(Problems.of(fault, retryAfter));
        }
    }

    @Override
    public void fallback(String from, String to, Fault problem) {
        if (!over) {
            fallback = to;
            var told = Problems.of(problem).of(job.requestId());
            log.fellBack(new Told.FellBack(log.id, from, to, Json.mapper().valueToTree(told)));
        }
    }

    @Override
    public void cites(List<Cited> sources) {
        if (!over) {
            log.cites(
                    sources.stream().map(KeptCitation::of).toList(),
                    sources.stream().map(Citation::of).toList());
        }
    }

    @Override
    public void refused(Fault fault) {
        if (!over) {
            fail(Problems.of(fault));
        }
    }

    @Override
    public void filter(FilterNotice notice) {
        if (!over) {
            log.filtered(notice);
        }
    }

    @Override
    public void tool(ToolEvent event) {
        if (!over) {
            noteFirst();
            log.called(ToolCall.of(event, log.calls().at(event.callId(), said)));
        }
    }

    @Override
    public void calls(ToolControl control) {
        calls = control;
    }

    /** A person watches the chat. */
    @Override
    public Optional<Place> place() {
        return Optional.of(new Place(job.chatId(), job.id()));
    }

    /** From any thread: what a person wants of one of its calls. */
    void tell(ToolWish wish) {
        loop.execute(() -> {
            if (!over && calls != null) {
                wish.tell(calls);
            }
        });
    }

    private void grow(TextLog to, String text) {
        noteFirst();
        to.append(text);
        log.wake();
        if (log.text.length() + log.reasoning.length() > job.longest()) {
            hangUp();
            fail(Problems.of(new Fault.ReplyTooLong(job.longest())));
        }
    }

    private void noteFirst() {
        if (firstAt == 0) {
            firstAt = System.nanoTime();
        }
    }

    /** From any thread; does nothing once it is over. */
    void stop() {
        loop.execute(() -> {
            if (!over) {
                hangUp();
                end(Ending.stopped(usage()));
            }
        });
    }

    /** From any thread: this server goes down. */
    void interrupt() {
        loop.execute(() -> {
            if (!over) {
                hangUp();
                fail(Problems.of(new Fault.Interrupted()));
            }
        });
    }

    /** Something here went wrong that the log tells of. */
    void breakDown() {
        if (!over) {
            fail(Problems.of(new Fault.Internal()));
        }
    }

    /** From any thread: its row is gone or was ended by somebody else, so there is nothing left to store. */
    void lose() {
        loop.execute(() -> {
            if (!over) {
                over = true;
                hangUp();
            }
            tell(Ending.failed(Problems.of(new Fault.Interrupted()).of(job.requestId()), null));
        });
    }

    private void hangUp() {
        if (call != null) {
            call.cancel();
        }
    }

    private void fail(Problem problem) {
        end(Ending.failed(problem.of(job.requestId()), usage()));
    }

    private void end(Ending how) {
        over = true;
        log.called(log.calls().list().stream().map(ToolCall::ended).toList());
        var answered = firstAt != 0 || how.state() == MessageState.DONE;
        kept.thenRun(() -> journal.store(this, answered ? how.by(fallback) : how));
    }

    /** By the journal, when the end is in the database. */
    void tell(Ending how) {
        if (told.complete(how)) {
            log.end(how);
        }
    }

    private Usage usage() {
        var now = System.nanoTime();
        var first = firstAt == 0 ? null : millis(firstAt - askedAt);
        var tokens = counted == null ? null : counted.completionTokens();
        var mine = new Usage(
                counted == null ? null : counted.promptTokens(),
                tokens,
                first,
                millis(now - askedAt),
                firstAt == 0
                        ? null
                        : Usage.pace(tokens, counted == null ? null : counted.generation(), millis(now - firstAt)));
        return mine.behind(job.before());
    }

    private static int millis(long nanos) {
        return (int) Duration.ofNanos(nanos).toMillis();
    }
}
