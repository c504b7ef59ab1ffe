package dev.atelier.completions;

import dev.atelier.completions.tools.PromptedCalls;
import dev.atelier.completions.tools.PromptedTools;
import dev.atelier.completions.tools.ToolLoop;
import dev.atelier.connections.BaseModel;
import dev.atelier.connections.Call;
import dev.atelier.connections.Catalogue;
import dev.atelier.connections.ChatMessage;
import dev.atelier.connections.ConnectionKind;
import dev.atelier.connections.ToolDefinition;
import dev.atelier.connections.UpstreamEvent;
import dev.atelier.connections.UpstreamListener;
import dev.atelier.models.RunnableModel;
import dev.atelier.models.RunnableModels;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.error.UpstreamCause;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** The one way to an upstream's chat: every answer, whoever asks for it, is asked for here. */
@ApplicationScoped
public class Completions {
    private static final Logger LOG = Logger.getLogger(Completions.class);

    /** An answer without the documents would be taken for one from them. */
    private static final Fault.Upstream NOT_SEARCHED =
            new Fault.Upstream(UpstreamCause.FAILED, "Documents", "they could not be searched.");

    private final RunnableModels models;
    private final Catalogue catalogue;
    private final Grounding grounding;
    private final Filtering filtering;
    private final ToolLoop tools;
    private final Vertx vertx;

    Completions(
            RunnableModels models,
            Catalogue catalogue,
            Grounding grounding,
            Filtering filtering,
            ToolLoop tools,
            Vertx vertx) {
        this.models = models;
        this.catalogue = catalogue;
        this.grounding = grounding;
        this.filtering = filtering;
        this.tools = tools;
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
        loop.executeBlocking(() -> filtering.open(ready, answer::notice), false)
                .compose(chain -> Waiting.on(loop, () -> answer.passes(chain, question.messages())))
                .onSuccess(messages -> {
                    if (answer.isCancelled()) {
                        answer.close();
                    } else {
                        answer.tellNotices();
                        answer.call().becomes(askUnfiltered(ready, question.with(messages), answer));
                    }
                })
                .onFailure(answer::refused);
        return answer;
    }

    private Call askUnfiltered(ReadyModel ready, Question question, AnswerListener listener) {
        return ready.model().documents().isEmpty()
                ? askWithTools(ready, question, listener)
                : askGrounded(ready, question, listener);
    }

    private Call askGrounded(ReadyModel ready, Question question, AnswerListener listener) {
        var call = new DeferredCall();
        vertx.executeBlocking(() -> ground(ready, question.messages()), false)
                .map(grounded -> {
                    if (!call.isCancelled()) {
                        listener.cites(grounded.block().cited());
                        var asking = grounded.block().isAllReadable() ? ready : ready.unquoted();
                        call.becomes(askWithTools(asking, question.with(grounded.messages()), listener));
                    }
                    return grounded;
                })
                .onFailure(broken -> {
                    LOG.errorf(
                            broken,
                            "The documents of %s could not be searched",
                            ready.model().id());
                    if (!call.isCancelled()) {
                        listener.on(new UpstreamEvent.Failed(NOT_SEARCHED, null));
                    }
                });
        return call;
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

    /** Whether the model is offered tools by its upstream's own means: what was set for it, else what an Ollama says of its base model. */
    boolean callsTools(ReadyModel ready) {
        var set = ready.model().capabilities().get("tools");
        if (set != null || "prompted".equals(ready.model().params().get("function_calling"))) {
            return set != null && set;
        }
        return ready.sources().getFirst().kind() != ConnectionKind.OLLAMA
                || catalogue
                        .baseModel(ready.bases().getFirst().id())
                        .map(base -> base.capabilities().isEmpty()
                                || base.capabilities().contains("tools"))
                        .orElse(true);
    }

    private Call askWithTools(ReadyModel ready, Question question, AnswerListener listener) {
        if (ready.model().extensions().tools().isEmpty()) {
            return askNow(ready, question, listener, listener);
        }
        var said = new Rounds(ready, question, listener, callsTools(ready));
        return tools.ask(ready.wish(question), said, listener);
    }

    /** The rounds of one answer: what is asked for the first time may be made to call a tool, what follows is free to answer. */
    private static final class Rounds implements ToolLoop.Asker {
        private final ReadyModel ready;
        private final AnswerListener listener;
        private final boolean natively;
        private Question question;

        Rounds(ReadyModel ready, Question question, AnswerListener listener, boolean natively) {
            this.natively = natively;
            this.ready = ready;
            this.question = question;
            this.listener = listener;
        }

        @Override
        public Call ask(List<ChatMessage> messages, List<ToolDefinition> offered, UpstreamListener heard) {
            var asked = natively
                    ? question.with(messages).offering(offered)
                    : question.with(PromptedTools.plain(messages, offered)).offering(List.of());
            question = question.free();
            return askNow(ready, asked, natively ? heard : new PromptedCalls(heard), listener);
        }
    }

    private static Call askNow(ReadyModel ready, Question question, UpstreamListener heard, AnswerListener listener) {
        var streamed =
                ready.request(question.messages()).with(question.params()).chatRequest(question.tools());
        var request = question.whole() ? streamed.inOnePiece() : streamed;
        var told = ReasoningTags.before(heard, request.params().get("reasoning_tags"));
        var answer = new FirstToAnswer(ready, request, told, listener);
        answer.begin();
        return answer;
    }
}
