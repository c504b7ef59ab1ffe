package dev.atelier.completions.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.atelier.connections.UpstreamEvent;
import dev.atelier.extensions.JsonSchemas;
import dev.atelier.extensions.Person;
import dev.atelier.extensions.ToolRequest;
import dev.atelier.extensions.ToolResult;
import dev.atelier.extensions.Unavailable;
import dev.atelier.platform.error.FaultException;
import dev.atelier.platform.error.Problems;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One call under way: its arguments are checked, the person is asked where they want to be, it runs on a virtual thread for as long as it
 * may, and ends once. Everything but the work itself happens on the event loop of its answer.
 */
final class RunningCall {
    private static final Logger LOG = Logger.getLogger(RunningCall.class);
    private static final int EXCERPT = 4_096;
    private static final String NOTHING = "{}";

    private final Workshop workshop;
    private final UpstreamEvent.ToolCall asked;
    private final Optional<OfferedTool> tool;
    private final Consumer<ToolEvent> teller;
    private final Context context;
    private final Promise<String> ended = Promise.promise();
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

    /** What is told of the arguments; nothing until they have passed the filters. */
    private String arguments;

    private ToolEvent.State state = ToolEvent.State.RUNNING;
    private ToolEvent.@Nullable Question question;
    private @Nullable CompletableFuture<Optional<String>> waiting;
    private @Nullable Thread worker;
    private long began = System.nanoTime();
    private long timer = -1;
    private boolean announced;
    private boolean waited;

    RunningCall(
            Workshop workshop, UpstreamEvent.ToolCall asked, Optional<OfferedTool> tool, Consumer<ToolEvent> teller) {
        this.workshop = workshop;
        this.asked = asked;
        this.tool = tool;
        this.teller = teller;
        this.context = workshop.loop().context();
        this.arguments = workshop.listener().isFiltered() ? NOTHING : asked.arguments();
    }

    String id() {
        return asked.id();
    }

    /** With what the model is told. */
    Future<String> ended() {
        return ended.future();
    }

    void refuse(String why) {
        announce();
        end(Outcome.refused(why));
    }

    /** First of all, so that calls stand in the order in which they were made. */
    private void announce() {
        if (!announced) {
            announced = true;
            tell(null);
        }
    }

    void begin() {
        announce();
        if (tool.isEmpty()) {
            refuse("There is no tool " + asked.name() + ".");
            return;
        }
        var offered = tool.get();
        workshop.loop()
                .onVirtualThread(() -> checked(offered)) // schemas may be large, and are others'
                .onSuccess(checked -> {
                    tellArguments(checked.told());
                    if (checked.wrong() != null) {
                        refuse(checked.wrong());
                    } else {
                        runAllowed(
                                offered,
                                new ToolRequest(
                                        offered.tool(), checked.arguments(), workshop.run(person(), lines::add)));
                    }
                })
                .onFailure(broken -> refuse(
                        broken instanceof FaultException known ? words(known) : "The arguments could not be checked."));
    }

    /** @param told what people are told of the arguments */
    private record Checked(
            JsonNode arguments, String told, @Nullable String wrong) {}

    private void tellArguments(String told) {
        if (!arguments.equals(told)) {
            arguments = told;
            tell(null);
        }
    }

    private static String words(FaultException known) {
        return Problems.of(known.fault()).detail();
    }

    private Checked checked(OfferedTool offered) {
        var told = workshop.listener().passes(asked.arguments());
        var given = Arguments.read(asked.arguments());
        if (given.isEmpty()) {
            return new Checked(NullNode.getInstance(), told, "The arguments are no JSON object.");
        }
        var wrong = JsonSchemas.wrong(offered.tool().inputSchema(), given.get(), "");
        return new Checked(
                given.get(), told, wrong.isEmpty() ? null : "The arguments do not fit: " + ToolEvent.said(wrong));
    }

    private void runAllowed(OfferedTool offered, ToolRequest request) {
        if (!offered.asksFirst()) {
            run(offered, request);
        } else if (workshop.place().isEmpty()) {
            refuse("This needs a person to allow it, and nobody is there.");
        } else {
            ask(ToolEvent.Question.MAY_IT).thenAccept(allowed -> {
                if (allowed.isPresent()) {
                    run(offered, request);
                } else {
                    refuse("The person did not allow this call.");
                }
            });
        }
    }

    private void run(OfferedTool offered, ToolRequest request) {
        if (ended.future().isComplete()) {
            return;
        }
        if (!workshop.loop().room().tryAcquire()) {
            refuse("Too many calls run at once; try again in a moment.");
            return;
        }
        state = ToolEvent.State.RUNNING;
        began = System.nanoTime();
        if (waited) {
            tell(null);
        }
        startTimer();
        worker = Thread.startVirtualThread(() -> work(offered, request));
    }

    private void work(OfferedTool offered, ToolRequest request) {
        Outcome outcome;
        try {
            outcome = told(workshop.loop().toolboxes().call(offered.extension(), request));
        } catch (InterruptedException stopped) {
            outcome = failed("It was stopped.");
        } catch (Unavailable unavailable) {
            outcome = failed(unavailable.why());
        } catch (FaultException known) {
            outcome = failed(words(known));
        } catch (RuntimeException | StackOverflowError broken) {
            LOG.warnf(broken, "A call of %s broke", offered.extension().id());
            outcome = failed("The tool broke.");
        } finally {
            workshop.loop().room().release();
        }
        var found = outcome;
        context.runOnContext(turn -> end(found));
    }

    private Outcome told(ToolResult result) {
        var text =
                workshop.listener().passes(cut(result.text(), workshop.config().longestResult()));
        var shown = workshop.listener().isFiltered() ? text : result.shown();
        return result.failed()
                ? new Outcome(
                        ToolEvent.State.FAILED, text, null, cut(shown, EXCERPT), "It said that it failed.", millis())
                : new Outcome(ToolEvent.State.DONE, text, cut(shown, EXCERPT), null, null, millis());
    }

    private Outcome failed(String why) {
        return new Outcome(ToolEvent.State.FAILED, "The tool failed: " + why, null, why, why, millis());
    }

    private void startTimer() {
        timer = workshop.loop().vertx().setTimer(workshop.config().callTimeout().toMillis(), late -> {
            end(failed("It took longer than " + workshop.config().callTimeout().toSeconds() + " s."));
        });
    }

    private void stopTimer() {
        workshop.loop().vertx().cancelTimer(timer);
    }

    /** The one end; later ones are too late. */
    private void end(Outcome outcome) {
        if (ended.future().isComplete()) {
            return;
        }
        state = outcome.state();
        question = null;
        stopTimer();
        interrupt();
        tell(outcome);
        tool.ifPresent(offered -> {
            var logged = List.copyOf(lines);
            workshop.loop()
                    .vertx()
                    .executeBlocking(
                            () -> {
                                workshop.note(offered, outcome, logged);
                                return null;
                            },
                            false);
        });
        ended.complete(outcome.text());
    }

    private void interrupt() {
        var thread = worker;
        if (thread != null) {
            thread.interrupt();
        }
        if (waiting != null) {
            waiting.complete(Optional.empty());
        }
    }

    /** By the person. */
    void stop() {
        end(new Outcome(
                ToolEvent.State.STOPPED,
                "The person stopped this call.",
                null,
                null,
                "A person stopped it.",
                millis()));
    }

    /** With its answer: nobody is told. */
    void cancel() {
        stopTimer();
        interrupt();
    }

    void answer(ToolAnswer answer) {
        var asking = waiting;
        var put = question;
        if (asking == null || put == null) {
            return;
        }
        switch (answer) {
            case ToolAnswer.Allow(var allowed) -> {
                if (put.text() == null || !allowed) {
                    asking.complete(allowed ? Optional.of("") : Optional.empty());
                }
            }
            case ToolAnswer.Text(var text) -> {
                if (put.text() != null) {
                    asking.complete(Optional.of(text));
                }
            }
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
                if (!ended.future().isComplete()) {
                    state = ToolEvent.State.RUNNING;
                    tell(null);
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

    /** Completed on the event loop: empty where nobody answered in time, or not with what was asked for. */
    private CompletableFuture<Optional<String>> ask(ToolEvent.Question put) {
        var asking = new CompletableFuture<Optional<String>>();
        waiting = asking;
        question = put;
        state = ToolEvent.State.WAITING;
        waited = true;
        tell(null);
        var patience = workshop.loop()
                .vertx()
                .setTimer(workshop.config().answerWait().toMillis(), late -> asking.complete(Optional.empty()));
        return asking.thenApply(said -> {
            workshop.loop().vertx().cancelTimer(patience);
            waiting = null;
            question = null;
            return said;
        });
    }

    private void tell(@Nullable Outcome outcome) {
        teller.accept(new ToolEvent(
                asked.id(),
                tool.map(offered -> offered.extension().id()).orElse(""),
                tool.map(offered -> offered.tool().name()).orElse(asked.name()),
                tool.map(offered -> offered.tool().title()).orElse(null),
                cut(arguments, EXCERPT),
                state,
                question,
                outcome == null ? null : outcome.shown(),
                outcome == null ? null : outcome.problem(),
                outcome == null ? null : Integer.valueOf(outcome.tookMs())));
    }

    private int millis() {
        return (int) ((System.nanoTime() - began) / 1_000_000);
    }

    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        var end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end) + "\n[cut: " + (text.length() - end) + " more characters]";
    }
}
