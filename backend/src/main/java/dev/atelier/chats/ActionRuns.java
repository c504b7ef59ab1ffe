package dev.atelier.chats;

import dev.atelier.accounts.Caller;
import dev.atelier.completions.ReadyModel;
import dev.atelier.extensions.ActionSource.ActionRequest;
import dev.atelier.extensions.ActionSource.ActionResult;
import dev.atelier.extensions.Call;
import dev.atelier.extensions.Calls;
import dev.atelier.extensions.Extension;
import dev.atelier.extensions.Run;
import dev.atelier.extensions.Unavailable;
import dev.atelier.knowledge.ModelDocuments;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.error.FaultException;
import dev.atelier.platform.time.Now;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs actions that are no prompts, and notes of all actions that they ran. Blocks, on a virtual thread. */
@Singleton
class ActionRuns {
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Calls calls;

    ActionRuns(Calls calls) {
        this.calls = calls;
    }

    static Run of(Actions.Pressed pressed, Optional<ReadyModel> model) {
        var caller = pressed.occasion().caller();
        return new Run(
                caller,
                model.map(ready -> ready.model().id()).orElse(""),
                ModelDocuments.none(),
                pressed.chatId(),
                pressed.messageId(),
                caller.locale(),
                caller.zone(),
                Instant.now().plus(LONGEST),
                Optional.empty(),
                false,
                line -> {});
    }

    ActionResult run(Actions.Task.Run task) throws InterruptedException {
        var began = Now.instant();
        var lines = Collections.synchronizedList(new ArrayList<String>());
        var request = task.request();
        var run = request.run();
        var asked = new ActionRequest(request.message(), request.chat(), request.input(), run.logging(lines::add));
        @Nullable String problem = "it broke down.";
        try {
            var result = task.source().act(task.action(), asked);
            problem = null;
            return result;
        } catch (Unavailable unavailable) {
            problem = unavailable.why();
            throw new Fault.ExtensionFailed("action", task.action().id(), unavailable.why()).asException();
        } catch (FaultException refused) {
            problem = "it was refused.";
            throw refused;
        } finally {
            note(task.action(), run.caller(), run.modelId(), new Ran(began, problem, List.copyOf(lines)));
        }
    }

    /** A prompt was asked. Where its answer becomes a message, how it ended stands there. @param problem null where there was none */
    void note(Actions.Task.Prompted task, Caller caller, Instant began, @Nullable Throwable problem) {
        var words = problem == null ? null : "its model did not answer.";
        note(task.action(), caller, task.modelId(), new Ran(began, words, List.of()));
    }

    /** @param problem null where it did what it should */
    private record Ran(Instant began, @Nullable String problem, List<String> lines) {}

    private void note(Extension action, Caller caller, String modelId, Ran ran) {
        var problem = ran.problem();
        calls.note(new Call(
                action.id(),
                ran.began(),
                caller.id(),
                modelId,
                "action",
                (int) Duration.between(ran.began(), Now.instant()).toMillis(),
                problem == null,
                problem,
                ran.lines()));
    }
}
