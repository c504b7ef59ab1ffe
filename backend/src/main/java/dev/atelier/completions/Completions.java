package dev.atelier.completions;

import dev.atelier.completions.tools.ToolLoop;
import dev.atelier.connections.BaseModel;
import dev.atelier.connections.Call;
import dev.atelier.connections.Catalogue;
import dev.atelier.connections.ChatMessage;
import dev.atelier.connections.ToolDefinition;
import dev.atelier.connections.UpstreamListener;
import dev.atelier.models.RunnableModel;
import dev.atelier.models.RunnableModels;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.http.VirtualThreads;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
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
    private final Grounding grounding;
    private final Filtering filtering;
    private final ToolLoop tools;
    private final NativeTools nativeTools;
    private final Vertx vertx;

    Completions(
            RunnableModels models,
            Catalogue catalogue,
            Grounding grounding,
            Filtering filtering,
            ToolLoop tools,
            NativeTools nativeTools,
            Vertx vertx) {
        this.models = models;
        this.catalogue = catalogue;
        this.grounding = grounding;
        this.filtering = filtering;
        this.tools = tools;
        this.nativeTools = nativeTools;
        this.vertx = vertx;
    }

    /** Reads the model, so it blocks. Refuses with a fault: unknown or not the caller's to use, turned off, without a base, removed upstream. */
    public ReadyModel ready(Occasion occasion, String modelId) {
        return ready(occasion, models.find(occasion.caller(), modelId));
    }

    /** Begins to read a model before it is known who asks for it; see {@link #readyLater}. */
    public RunnableModels.Ahead ahead(String modelId) {
        return models.ahead(modelId);
    }

    /** As {@link #ready}, without waiting. */
    public Future<ReadyModel> readyLater(Occasion occasion, RunnableModels.Ahead model) {
        return models.findLater(occasion.caller(), model).map(found -> ready(occasion, found));
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
        return filtering.concerns(ready)
                ? askFiltered(ready, question, listener)
                : askUnfiltered(ready, question, listener);
    }

    /** What comes in passes the filters before anything is looked up for it; what comes out, when all else is done with it. */
    private Call askFiltered(ReadyModel ready, Question question, AnswerListener listener) {
        var loop = vertx.getOrCreateContext();
        var answer = new FilteredAnswer(listener, loop);
        loop.executeBlocking(() -> filtering.open(ready, answer.place(), answer::notice), false)
                .compose(chain -> VirtualThreads.run(loop, () -> answer.passes(chain, question.messages())))
                .onSuccess(messages -> answer.opened(() -> askUnfiltered(ready, question.with(messages), answer)))
                .onFailure(answer::notOpened);
        return answer;
    }

    private Call askUnfiltered(ReadyModel ready, Question question, AnswerListener listener) {
        return ready.model().documents().isEmpty()
                ? askWithTools(ready, question, listener)
                : askGrounded(ready, question, listener);
    }

    private Call askGrounded(ReadyModel ready, Question question, AnswerListener listener) {
        var answer =
                new GroundedAnswer(vertx.getOrCreateContext(), ready.model().id(), listener);
        return answer.ask(
                question.messages(),
                () -> ground(ready, question.messages()),
                grounded -> askFrom(grounded, ready, question, listener));
    }

    private Call askFrom(Grounding.Grounded grounded, ReadyModel ready, Question question, AnswerListener listener) {
        listener.cites(grounded.block().cited());
        var asking = grounded.block().isAllReadable() ? ready : ready.unquoted();
        return askWithTools(asking, question.with(grounded.messages()), listener);
    }

    /** What a model with documents is really sent. Blocks. */
    Grounding.Grounded ground(ReadyModel ready, List<ChatMessage> messages) {
        return grounding.ground(ready, contextWindow(ready), messages);
    }

    /** The tools that a model is offered in a chat. Blocks; refuses as an answer would. */
    List<ToolDefinition> offered(ReadyModel ready) {
        if (ready.model().extensions().tools().isEmpty()) {
            return List.of();
        }
        try {
            return tools.offers(ready.wish(new Question(List.of(), Map.of(), List.of(), false)), true);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Fault.ShuttingDown().asException();
        }
    }

    /** How many tokens of a request the passages of a model's documents may take. */
    public int tokensOfDocuments(ReadyModel ready) {
        return ready.model().documents().isEmpty() ? 0 : Grounding.tokens(contextWindow(ready));
    }

    private Call askWithTools(ReadyModel ready, Question question, AnswerListener listener) {
        if (ready.model().extensions().tools().isEmpty()) {
            return askNow(ready, question, listener, listener);
        }
        return tools.ask(ready.wish(question), new ToolAsker(ready, question, listener, nativeTools), listener);
    }

    static Call askNow(ReadyModel ready, Question question, UpstreamListener heard, AnswerListener listener) {
        var streamed =
                ready.request(question.messages()).with(question.params()).chatRequest(question.tools());
        var request = question.whole() ? streamed.inOnePiece() : streamed;
        var told = ReasoningTags.before(heard, request.params().get("reasoning_tags"));
        var answer = new FirstToAnswer(ready, request, told, listener);
        answer.begin();
        return answer;
    }
}
