package dev.atelier.chats;

import dev.atelier.accounts.Settings;
import dev.atelier.completions.Completions;
import dev.atelier.completions.Occasion;
import dev.atelier.completions.Question;
import dev.atelier.completions.ReadyModel;
import dev.atelier.connections.ChatMessage;
import dev.atelier.connections.ConnectionKind;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Titles that a model makes, where an administrator has switched that on: one more upstream request, when the first answer of a chat has
 * ended. Whatever goes wrong leaves the first words, and nobody waits for it.
 */
@ApplicationScoped
class ModelTitles {
    private static final Logger LOG = Logger.getLogger(ModelTitles.class);
    private static final int MOST_TOKENS = 200; // some models think first
    private static final int QUOTED = 2_000;
    private static final String ASKED = """
            Give the conversation below a title: at most six words, in the language of the question, on one line, without quotation marks. \
            Answer with the title alone.""";

    private final Settings settings;
    private final Completions completions;
    private final ChatRepository chats;
    private final Vertx vertx;

    ModelTitles(Settings settings, Completions completions, ChatRepository chats, Vertx vertx) {
        this.settings = settings;
        this.completions = completions;
        this.chats = chats;
        this.vertx = vertx;
    }

    /** A chat that has its first words for a title, and who asked. */
    private record Untitled(Occasion occasion, UUID chatId, String firstWords, String question) {}

    /** Of several first answers the first that is whole counts. */
    void follow(Occasion occasion, Turns.Written turn, List<Reply> replies) {
        var firstWords = turn.firstWords();
        if (firstWords == null) {
            return;
        }
        var chat = new Untitled(occasion, turn.chatId(), firstWords, text(turn.question()));
        var begun = new AtomicBoolean();
        for (var reply : replies) {
            reply.told().thenAccept(how -> {
                if (how.state() == MessageState.DONE && begun.compareAndSet(false, true)) {
                    begin(chat, reply);
                }
            });
        }
    }

    private void begin(Untitled chat, Reply reply) {
        var loop = vertx.getOrCreateContext();
        loop.<Optional<ReadyModel>>executeBlocking(() -> model(chat, reply.job().modelId()), false)
                .onSuccess(model -> model.ifPresent(
                        ready -> ask(loop, chat, ready, reply.log().text.text())))
                .onFailure(cause -> LOG.debugf("Chat %s keeps its first words: %s", chat.chatId(), cause.getMessage()));
    }

    private Optional<ReadyModel> model(Untitled chat, String answered) {
        var maker = settings.titleMaker();
        return maker.asked()
                ? Optional.of(completions
                                .ready(chat.occasion(), maker.modelId().orElse(answered))
                                .bare()
                                .aside())
                        .filter(ModelTitles::thinks)
                : Optional.empty();
    }

    /** The demo would only recite. */
    private static boolean thinks(ReadyModel model) {
        return model.sources().getFirst().kind() != ConnectionKind.DEMO;
    }

    private void ask(Context loop, Untitled chat, ReadyModel model, String answer) {
        var prompt = ASKED + "\n\n<question>\n" + beginning(chat.question()) + "\n</question>\n\n<answer>\n"
                + beginning(answer) + "\n</answer>";
        var question =
                new Question(List.of(ChatMessage.user(prompt)), Map.of("max_tokens", MOST_TOKENS), List.of(), true);
        var heard = new HeardTitle(loop, said -> Titles.made(said).ifPresent(title -> store(loop, chat, title)));
        loop.runOnContext(turn -> heard.runs(completions.ask(model, question, heard)));
    }

    /** Never over a title that somebody has set meanwhile. */
    private void store(Context loop, Untitled chat, String title) {
        loop.executeBlocking(
                        () -> QuarkusTransaction.requiringNew()
                                .call(() -> chats.update(
                                        "title = ?1 where id = ?2 and title = ?3 and temporary = false",
                                        title,
                                        chat.chatId(),
                                        chat.firstWords())),
                        false)
                .onFailure(cause -> LOG.warnf(cause, "The title of chat %s could not be stored", chat.chatId()));
    }

    private static String text(Message question) {
        return question.content().stream()
                .flatMap(part -> Optional.ofNullable(part.text()).stream())
                .findFirst()
                .orElse("");
    }

    private static String beginning(String text) {
        return text.codePointCount(0, text.length()) <= QUOTED
                ? text
                : text.substring(0, text.offsetByCodePoints(0, QUOTED));
    }
}
