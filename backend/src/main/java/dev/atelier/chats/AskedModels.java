package dev.atelier.chats;

import dev.atelier.accounts.Caller;
import dev.atelier.platform.error.Fault;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Which models are asked, where that is not said: those that answered. */
@ApplicationScoped
class AskedModels {
    private final ChatLines lines;
    private final MessageRepository messages;

    AskedModels(ChatLines lines, MessageRepository messages) {
        this.lines = lines;
        this.messages = messages;
    }

    List<String> of(Caller caller, UUID chatId, Asking asking) {
        return switch (asking) {
            case Asking.Turn(var request) -> request.models();
            case Asking.Regenerate(var message, var models, var context, var filters) -> {
                var of = messages.of(chatId, message);
                yield models.isEmpty() ? again(lines.own(caller, chatId), of) : models;
            }
            case Asking.Continue(var message, var filters) ->
                List.of(Objects.requireNonNullElseGet(messages.of(chatId, message).modelId, () -> {
                    throw nothingToContinue();
                }));
            case Asking.Act act -> List.of(act.model());
            case Asking.Merge(var message, var model, var context, var filters) -> {
                messages.of(chatId, message);
                yield List.of(model);
            }
        };
    }

    static RuntimeException nothingToContinue() {
        return new Fault.Conflict("nothing-to-continue", "There is no beginning of an answer to go on from.")
                .asException();
    }

    private List<String> again(ChatRow chat, MessageEntity message) {
        if (message.modelId != null) {
            return List.of(message.modelId);
        }
        var answered = messages.answers(message.id).reversed().stream() // where there are too many, the last ones
                .filter(answer -> answer.mergedFrom == null && answer.modelId != null)
                .map(answer -> String.valueOf(answer.modelId))
                .distinct()
                .limit(TurnRequest.MOST_MODELS)
                .toList()
                .reversed();
        var models = answered.isEmpty() ? chat.models() : answered;
        if (models.isEmpty()) {
            throw new Fault.Invalid("/models", "must name a model, since none has answered yet").asException();
        }
        return models;
    }
}
