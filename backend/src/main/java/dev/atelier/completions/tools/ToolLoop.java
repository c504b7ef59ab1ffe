package dev.atelier.completions.tools;

import dev.atelier.accounts.Caller;
import dev.atelier.connections.Call;
import dev.atelier.connections.ChatMessage;
import dev.atelier.connections.ToolDefinition;
import dev.atelier.connections.UpstreamListener;
import dev.atelier.extensions.Calls;
import dev.atelier.extensions.ModelExtensions;
import dev.atelier.knowledge.ModelDocuments;
import dev.atelier.platform.http.VirtualThreads;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Semaphore;

/** Answers whose model calls tools: it asks, they run here, what they gave goes back, until it has nothing more to call. */
@Singleton
public class ToolLoop {
    private final Toolboxes toolboxes;
    private final Calls log;
    private final Vertx vertx;
    private final ToolsConfig config;
    private final Semaphore room;

    ToolLoop(Toolboxes toolboxes, Calls log, Vertx vertx, ToolsConfig config) {
        this.toolboxes = toolboxes;
        this.log = log;
        this.vertx = vertx;
        this.config = config;
        this.room = new Semaphore(config.atOnce());
    }

    /** Asks the model once more; the events arrive on the event loop that calls. */
    @FunctionalInterface
    public interface Asker {
        Call ask(List<ChatMessage> messages, List<ToolDefinition> tools, UpstreamListener listener);
    }

    /**
     * What is asked, and of whom.
     *
     * @param readable whether who asks may see inside the model
     * @param own tools of the caller, whose calls come back to the caller
     */
    public record Wish(
            Caller caller,
            String modelId,
            boolean readable,
            ModelExtensions extensions,
            ModelDocuments documents,
            Locale locale,
            ZoneId zone,
            List<ChatMessage> messages,
            List<ToolDefinition> own) {

        Set<String> ownNames() {
            return Set.copyOf(own.stream().map(ToolDefinition::name).toList());
        }
    }

    /** Returns at once and never throws; to be called on an event loop. */
    public Call ask(Wish wish, Asker asker, ToolListener listener) {
        var answer = new ToolRounds(new Workshop(this, wish, listener), asker, listener);
        box(wish, listener.place().isPresent()).onSuccess(answer::begin).onFailure(answer::fail);
        return answer;
    }

    /** What a model is offered, without asking it. Blocks. */
    public List<ToolDefinition> offers(Wish wish, boolean isSomebodyThere) throws InterruptedException {
        return toolboxes
                .of(toolboxes.named(wish.extensions(), isSomebodyThere), wish.ownNames())
                .definitions();
    }

    private Future<Toolbox> box(Wish wish, boolean isSomebodyThere) {
        return vertx.executeBlocking(() -> toolboxes.named(wish.extensions(), isSomebodyThere), false)
                .compose(named -> VirtualThreads.run(context(), () -> toolboxes.of(named, wish.ownNames())));
    }

    Toolboxes toolboxes() {
        return toolboxes;
    }

    Calls log() {
        return log;
    }

    ToolsConfig config() {
        return config;
    }

    Semaphore room() {
        return room;
    }

    Vertx vertx() {
        return vertx;
    }

    Context context() {
        return vertx.getOrCreateContext();
    }
}
