package dev.atelier.completions.tools;

import dev.atelier.extensions.Call;
import dev.atelier.extensions.Person;
import dev.atelier.extensions.Run;
import dev.atelier.platform.time.Now;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Where the calls of one answer run. */
record Workshop(ToolLoop loop, ToolLoop.Wish wish, ToolListener listener) {
    private static final Logger LOG = Logger.getLogger(Workshop.class);

    Optional<ToolListener.Place> place() {
        return listener.place();
    }

    ToolsConfig config() {
        return loop.config();
    }

    Run run(Optional<Person> person, Consumer<String> lines) {
        var place = place();
        return new Run(
                wish.caller(),
                wish.modelId(),
                wish.documents(),
                place.map(ToolListener.Place::chatId).orElse(null),
                place.map(ToolListener.Place::messageId).orElse(null),
                wish.locale(),
                wish.zone(),
                Now.instant().plus(config().callTimeout()),
                person,
                false,
                lines);
    }

    /** Blocks; what cannot be noted keeps no answer from being given. */
    void note(OfferedTool tool, Outcome outcome, List<String> lines) {
        try {
            loop.log()
                    .note(new Call(
                            tool.extension().id(),
                            Now.instant(),
                            wish.caller().id(),
                            wish.modelId(),
                            tool.tool().name(),
                            outcome.tookMs(),
                            outcome.state() == ToolEvent.State.DONE,
                            outcome.logged(),
                            lines));
        } catch (RuntimeException unwritten) {
            LOG.warnf(
                    unwritten,
                    "A call of %s could not be noted",
                    tool.extension().id());
        }
    }

    UUID callerId() {
        return wish.caller().id();
    }
}
