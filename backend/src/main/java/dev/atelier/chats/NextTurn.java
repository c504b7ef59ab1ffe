package dev.atelier.chats;

import dev.atelier.accounts.Caller;
import dev.atelier.completions.Explain;
import dev.atelier.completions.Explanation;
import dev.atelier.completions.Lane;
import dev.atelier.completions.Occasion;
import dev.atelier.completions.ReadyModel;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the next turn of a chat would send to a model, made as a turn makes it; nothing is written, and nothing is sent. */
@ApplicationScoped
public class NextTurn {
    private final ChatLines lines;
    private final Histories histories;
    private final Attachments attachments;
    private final Explain explain;

    NextTurn(ChatLines lines, Histories histories, Attachments attachments, Explain explain) {
        this.lines = lines;
        this.histories = histories;
        this.attachments = attachments;
        this.explain = explain;
    }

    /** For whose chat it is, and who may read the model; what a turn would refuse is refused. */
    Explanation explain(Occasion occasion, UUID chatId, ExplainRequest request) {
        var chat = own(occasion.caller(), chatId);
        return explain.explain(occasion, request.model(), model -> lane(chat, request, model));
    }

    ChatRow own(Caller caller, UUID chatId) {
        return lines.own(caller, chatId);
    }

    private Lane lane(ChatRow chat, ExplainRequest request, ReadyModel model) {
        var whole = histories
                .behind(chat, request.parent().in(chat))
                .history(request.context(), model.model().id(), question(chat, request.content()));
        var history = histories.fitting(model, whole, "");
        return history.lane(histories.read(chat, List.of(history)));
    }

    private @Nullable Asked question(ChatRow chat, @Nullable ContentRequest content) {
        return content == null ? null : Asked.of(content.text(), attachments.of(chat.ownerId(), content));
    }
}
