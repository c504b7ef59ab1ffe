package dev.atelier.chats;

import dev.atelier.accounts.Caller;
import dev.atelier.completions.Completions;
import dev.atelier.completions.Occasion;
import dev.atelier.completions.ReadyModel;
import dev.atelier.connections.ChatMessage;
import dev.atelier.extensions.ActionPrompt;
import dev.atelier.extensions.ActionSource;
import dev.atelier.extensions.Definition;
import dev.atelier.extensions.Extension;
import dev.atelier.extensions.ExtensionKind;
import dev.atelier.extensions.RunnableExtensions;
import dev.atelier.extensions.Source;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.error.FaultException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Actions on what was answered: which one may be pressed under a message, and what it is to do. Everything here blocks. */
@ApplicationScoped
class Actions {
    private final ChatLines lines;
    private final MessageRepository messages;
    private final RunnableExtensions extensions;
    private final Completions completions;
    private final Map<Source, ActionSource> sources = new EnumMap<>(Source.class);

    Actions(
            ChatLines lines,
            MessageRepository messages,
            RunnableExtensions extensions,
            Completions completions,
            Instance<ActionSource> sources) {
        this.lines = lines;
        this.messages = messages;
        this.extensions = extensions;
        this.completions = completions;
        sources.forEach(source -> this.sources.put(source.source(), source));
    }

    /** Which button was pressed, where, and what was typed besides. */
    record Pressed(Occasion occasion, UUID chatId, UUID messageId, String action, ActionBody body) {}

    /** What is to be done. */
    sealed interface Task {
        Extension action();

        /** @param asked the action's prompt with the message in it */
        record Prompted(Extension action, Definition.Result result, String modelId, String asked) implements Task {}

        record Run(Extension action, ActionSource source, ActionSource.ActionRequest request) implements Task {}
    }

    Task task(Pressed pressed) {
        var caller = pressed.occasion().caller();
        var chat = lines.own(caller, pressed.chatId());
        var message = messages.of(chat.id(), pressed.messageId());
        Rounds.requireAtRest(message.state);
        var model = Optional.ofNullable(message.modelId).flatMap(id -> ready(pressed.occasion(), id));
        var action = action(caller, model, pressed.action());
        if (action.definition() instanceof Definition.Prompt(var prompt, var named, var result)) {
            var asked = ActionPrompt.filled(prompt, message.text, pressed.body().input(), caller.locale());
            var asking = Optional.ofNullable(named).or(() -> Optional.ofNullable(message.modelId));
            return new Task.Prompted(action, result, asking.orElseThrow(Actions::nobody), asked);
        }
        var source = Optional.ofNullable(sources.get(action.source()))
                .orElseThrow(() -> new Fault.ExtensionNotAvailable("action", action.id()).asException());
        var said = lines.to(chat.id(), message.id)
                .history(ContextMode.SELECTED, message.modelId == null ? "" : message.modelId, null)
                .messages(Map.of());
        return new Task.Run(action, source, request(pressed, message, said, model));
    }

    private static RuntimeException nobody() {
        return new Fault.Conflict("no-model", "Nobody answered here: the action has to name a model.").asException();
    }

    private ActionSource.ActionRequest request(
            Pressed pressed, MessageEntity message, List<ChatMessage> said, Optional<ReadyModel> model) {
        var run = ActionRuns.of(pressed, model);
        return new ActionSource.ActionRequest(message.text, said, pressed.body().input(), run);
    }

    /** One that the message's model names is lent by its owner; any other has to be the caller's own to use. */
    private Extension action(Caller caller, Optional<ReadyModel> model, String id) {
        var named = model.map(ready -> ready.model().extensions())
                .filter(all -> all.actions().contains(id));
        return named.isPresent()
                ? extensions
                        .named(named.get().ownerId(), ExtensionKind.ACTION, List.of(id))
                        .getFirst()
                : extensions.usable(caller, ExtensionKind.ACTION, id);
    }

    /** A model that is gone meanwhile lends nothing. */
    private Optional<ReadyModel> ready(Occasion occasion, String id) {
        try {
            return Optional.of(completions.ready(occasion, id));
        } catch (FaultException gone) {
            return Optional.empty();
        }
    }
}
