package dev.atelier.chats;

import dev.atelier.accounts.Caller;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** What people want of calls that are under way, brought to the server that makes them. */
@ApplicationScoped
class CallWishes {
    private final ChatRepository chats;
    private final MessageRepository messages;
    private final LiveChats live;

    CallWishes(ChatRepository chats, MessageRepository messages, LiveChats live) {
        this.chats = chats;
        this.messages = messages;
        this.live = live;
    }

    /**
     * Only the person whose chat it is. A call that is over stays as it is; one that never was is a 404, unless another server makes the
     * reply: who heard of a call there may be quicker than what is written of it.
     */
    @Transactional
    void tell(Caller caller, UUID chatId, ToolWish wish) {
        chats.own(caller, chatId);
        var message = messages.of(chatId, wish.reply());
        var here = live.reply(message.id);
        var isElsewhere = here.isEmpty() && message.state == MessageState.STREAMING;
        var calls = here.map(reply -> reply.log().calls().list()).orElseGet(() -> saved(message));
        if (!isElsewhere && calls.stream().noneMatch(call -> call.callId().equals(wish.call()))) {
            throw new Fault.NotFound("call", wish.call()).asException();
        }
        if (here.isPresent()) {
            here.get().tell(wish);
        } else if (isElsewhere) {
            messages.getEntityManager()
                    .createNativeQuery(Bell.RING_FOR_CALL, Integer.class)
                    .setParameter(1, new String(Json.bytes(wish), StandardCharsets.UTF_8))
                    .getSingleResult();
        }
    }

    private List<ToolCall> saved(MessageEntity message) {
        return messages.savedTexts(List.of(message.id))
                .getOrDefault(message.id, MessageRepository.SavedText.NONE)
                .calls();
    }
}
