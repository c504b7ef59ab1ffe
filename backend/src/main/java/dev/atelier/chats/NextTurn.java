package dev.atelier.chats;

import dev.atelier.accounts.Caller;
import dev.atelier.completions.Explain;
import dev.atelier.completions.Explanation;
import dev.atelier.completions.Lane;
import dev.atelier.completions.Occasion;
import dev.atelier.completions.ReadyModel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the next turn of a chat would send to a model, made as a turn makes it; nothing is written, and nothing is sent. */
@ApplicationScoped
public class NextTurn {
    private final ChatRepository chats;
    private final Rounds rounds;
    private final Histories histories;
    private final Attachments attachments;
    private final Explain explain;

    NextTurn(ChatRepository chats, Rounds rounds, Histories histories, Attachments attachments, Explain explain) {
        this.chats = chats;
        this.rounds = rounds;
        this.histories = histories;
        this.attachments = attachments;
        this.explain = explain;
    }

    /** For whose chat it is, and who may read the model; what a turn would refuse is refused. */
    @Transactional
    Explanation explain(Occasion occasion, UUID chatId, ExplainRequest request) {
        var chat = own(occasion.caller(), chatId);
        return explain.explain(occasion, request.model(), model -> lane(chat, request, model));
    }

    @Transactional
    ChatEntity own(Caller caller, UUID chatId) {
        return chats.own(caller, chatId);
    }

    private Lane lane(ChatEntity chat, ExplainRequest request, ReadyModel model) {
        var parent = rounds.parent(chat, request.parent()).map(message -> message.id);
        var whole = histories
                .lanes(parent.orElse(null))
                .history(request.context(), model.model().id(), question(chat, request.content()));
        var history = histories.fitting(model, whole, "");
        return history.lane(histories.read(chat, List.of(history)));
    }

    private @Nullable Asked question(ChatEntity chat, @Nullable ContentRequest content) {
        return content == null ? null : Asked.of(content.text(), attachments.of(chat.ownerId, content));
    }
}
