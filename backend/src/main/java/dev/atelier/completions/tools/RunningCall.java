package dev.atelier.completions.tools;

import dev.atelier.connections.UpstreamEvent;
import dev.atelier.extensions.Person;
import dev.atelier.extensions.ToolRequest;
import dev.atelier.platform.error.FaultException;
import dev.atelier.platform.http.VirtualThreads;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One call under way: its arguments are checked, the person is asked where they want to be, it runs for as long as it may, and ends once.
 * Everything but the work itself happens on the event loop of its answer.
 */
final class RunningCall {
    private static final String UNTIL_FILTERED = "{}";

    private final Workshop workshop;
    private final UpstreamEvent.ToolCall asked;
    private final Optional<OfferedTool> tool;
    private final ToldCall told;
    private final Context context;
    private final Promise<String> ended = Promise.promise();
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

    private @Nullable OpenQuestion question;
    private @Nullable Thread worker;
    private long began = System.nanoTime();
    private long timer = -1;
    private boolean over;

    RunningCall(
            Workshop workshop, UpstreamEvent.ToolCall asked, Optional<OfferedTool> tool, Consumer<ToolEvent> teller) {
        this.workshop = workshop;
        this.asked = asked;
        this.tool = tool;
        this.context = workshop.loop().context();
        var arguments = workshop.listener().isFiltered() ? UNTIL_FILTERED : asked.arguments();
        this.told = new ToldCall(asked, tool, arguments, teller);
    }

    String id() {
        return asked.id();
    }

    /** With what the model is told. */
    Future<String> ended() {
        return ended.future();
    }

    void refuse(String why) {
        if (!over) {
            told.announce();
        }
        end(Outcome.refused(why));
    }

    void begin() {
        told.announce();
        if (tool.isEmpty()) {
            refuse("There is no tool " + asked.name() + ".");
            return;
        }
        var offered = tool.get();
        VirtualThreads.run(context, () -> CheckedArguments.of(asked.arguments(), offered, workshop.listener()))
                .onSuccess(checked -> begin(offered, checked))
                .onFailure(broken -> refuse(
                        broken instanceof FaultException known
                                ? ToolWork.words(known)
                                : "The arguments could not be checked."));
    }

    private void begin(OfferedTool offered, CheckedArguments checked) {
        if (over) {
            return;
        }
        told.arguments(checked.told());
        if (checked.wrong() != null) {
            refuse(checked.wrong());
            return;
        }
        var run = workshop.run(person(), lines::add);
        runAllowed(new ToolWork(workshop, offered, new ToolRequest(offered.tool(), checked.arguments(), run)));
    }

    private void runAllowed(ToolWork work) {
        if (!work.tool().asksFirst()) {
            run(work);
        } else if (workshop.place().isEmpty()) {
            refuse("This needs a person to allow it, and nobody is there.");
        } else {
            ask(ToolEvent.Question.MAY_IT).thenAccept(allowed -> {
                if (allowed.isPresent()) {
                    run(work);
                } else {
                    refuse("The person did not allow this call.");
                }
            });
        }
    }

    private void run(ToolWork work) {
        if (over) {
            return;
        }
        var room = workshop.loop().room();
        if (!room.tryAcquire()) {
            refuse("Too many calls run at once; try again in a moment.");
            return;
        }
        began = System.nanoTime();
        told.runs();
        startTimer();
        worker = Thread.startVirtualThread(() -> {
            try {
                var outcome = work.outcome();
                context.runOnContext(turn -> end(outcome));
            } finally {
                room.release();
            }
        });
    }

    private void startTimer() {
        var most = workshop.config().callTimeout();
        timer = vertx().setTimer(
                        most.toMillis(),
                        late -> end(Outcome.failed("It took longer than " + most.toSeconds() + " s.")));
    }

    private void stopTimer() {
        vertx().cancelTimer(timer);
    }

    private Vertx vertx() {
        return workshop.loop().vertx();
    }

    /** The one end; later ones are too late. */
    private void end(Outcome how) {
        if (over) {
            return;
        }
        over = true;
        var outcome = worker == null ? how : how.after((int) ((System.nanoTime() - began) / 1_000_000));
        letGo();
        told.ended(outcome);
        tool.ifPresent(offered -> note(offered, outcome));
        ended.complete(outcome.text());
    }

    private void note(OfferedTool offered, Outcome outcome) {
        var logged = List.copyOf(lines);
        vertx().executeBlocking(
                        () -> {
                            workshop.note(offered, outcome, logged);
                            return null;
                        },
                        false);
    }

    /** By the person. */
    void stop() {
        end(Outcome.stopped());
    }

    /** With its answer: nobody is told, but that it was called is noted. */
    void cancel() {
        end(Outcome.left());
    }

    private void letGo() {
        stopTimer();
        var thread = worker;
        if (thread != null) {
            thread.interrupt();
        }
        if (question != null) {
            question.drop();
        }
    }

    void answer(ToolAnswer answer) {
        if (question != null) {
            question.take(answer);
        }
    }

    private Optional<Person> person() {
        return workshop.place().isEmpty() ? Optional.empty() : Optional.of(this::askFromWork);
    }

    /** On the thread of the work. */
    private Optional<String> askFromWork(String wanted, List<String> choices) throws InterruptedException {
        var text = workshop.listener().passes(wanted);
        var answered = new CompletableFuture<Optional<String>>();
        context.runOnContext(turn -> {
            stopTimer();
            ask(new ToolEvent.Question(text, choices)).thenAccept(said -> {
                if (!over) {
                    told.runs();
                    startTimer();
                }
                answered.complete(said);
            });
        });
        try {
            return answered.get();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Completed on the event loop. */
    private CompletableFuture<Optional<String>> ask(ToolEvent.Question put) {
        var asking = new OpenQuestion(put, vertx(), workshop.config().answerWait());
        question = asking;
        told.waits(put);
        return asking.answer().thenApply(said -> {
            question = null;
            return said;
        });
    }
}
