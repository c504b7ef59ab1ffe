package dev.atelier.completions;

import dev.atelier.connections.BaseModel;
import dev.atelier.connections.Call;
import dev.atelier.connections.Catalogue;
import dev.atelier.connections.ChatMessage;
import dev.atelier.models.RunnableModel;
import dev.atelier.models.RunnableModels;
import dev.atelier.platform.error.Fault;
import io.vertx.core.Future;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The one way to an upstream's chat: every answer, whoever asks for it, is asked for here. */
@ApplicationScoped
public class Completions {
    private final RunnableModels models;
    private final Catalogue catalogue;

    Completions(RunnableModels models, Catalogue catalogue) {
        this.models = models;
        this.catalogue = catalogue;
    }

    /** Reads the model, so it blocks. Refuses with a fault: unknown or not the caller's to use, turned off, without a base, removed upstream. */
    public ReadyModel ready(Occasion occasion, String modelId) {
        return ready(occasion, models.find(occasion.caller(), modelId));
    }

    /** The same without waiting. */
    public Future<ReadyModel> readyLater(Occasion occasion, String modelId) {
        return models.findLater(occasion.caller(), modelId).map(model -> ready(occasion, model));
    }

    private ReadyModel ready(Occasion occasion, RunnableModel model) {
        var bases = Stream.concat(Stream.of(model.baseModelId()), model.fallbackIds().stream())
                .map(id -> new ReadyModel.Base(id, catalogue.sources(id)))
                .filter(base -> !base.sources().isEmpty())
                .toList();
        if (bases.isEmpty()) {
            throw new Fault.ModelNotAvailable(model.id()).asException();
        }
        return new ReadyModel(model, bases, occasion);
    }

    /** How many tokens the model takes at once: what its parameter {@code num_ctx} says, else what is known of its base model. */
    public OptionalInt contextWindow(ReadyModel ready) {
        if (ready.model().params().get("num_ctx") instanceof Number set && set.intValue() > 0) {
            return OptionalInt.of(set.intValue());
        }
        return catalogue
                .baseModel(ready.bases().getFirst().id())
                .flatMap(base -> Optional.ofNullable(base.details().contextLength()))
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
    }

    /** Whether the model takes pictures: what was set for it, else what is known of its base model; where nothing is, it is taken to. */
    public boolean sees(ReadyModel ready) {
        var set = ready.model().capabilities().get("vision");
        return set != null
                ? set
                : catalogue
                        .baseModel(ready.bases().getFirst().id())
                        .flatMap(BaseModel::sees)
                        .orElse(true);
    }

    /**
     * Asks for an answer; returns at once and never throws. The events arrive on the caller's event loop. It is one upstream request,
     * unless a source does not answer: then the next one is asked, and after the sources of the base those of its fallbacks, until
     * something has been said.
     */
    public Call ask(ReadyModel ready, List<ChatMessage> history, AnswerListener listener) {
        return ask(ready, new Question(history, Map.of(), List.of(), false), listener);
    }

    /** The same, where the caller sets more than the conversation. */
    public Call ask(ReadyModel ready, Question question, AnswerListener listener) {
        var streamed =
                ready.request(question.messages()).with(question.params()).chatRequest(question.tools());
        var request = question.whole() ? streamed.inOnePiece() : streamed;
        var told = ReasoningTags.before(listener, request.params().get("reasoning_tags"));
        var answer = new FirstToAnswer(ready, request, told, listener);
        answer.begin();
        return answer;
    }
}
