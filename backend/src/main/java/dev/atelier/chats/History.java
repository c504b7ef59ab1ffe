package dev.atelier.chats;

import dev.atelier.connections.ChatMessage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model is sent of a chat.
 *
 * @param passages what was asked and answered before, the oldest first
 * @param question the last message, which the model is to answer
 * @param leftOut how many turns were left out of it
 */
record History(List<Passage> passages, ChatMessage question, int leftOut) {
    History {
        passages = List.copyOf(passages);
    }

    /**
     * An answer with what it answers.
     *
     * @param question one question, or several joined, of which only the last was answered; null where nobody asked
     * @param turns how many questions it holds
     * @param saw how many answers of the model itself it holds
     */
    record Passage(@Nullable ChatMessage question, ChatMessage answer, int turns, int saw) {
        List<ChatMessage> messages() {
            return question == null ? List.of(answer) : List.of(question, answer);
        }
    }

    List<ChatMessage> messages() {
        var all = new ArrayList<ChatMessage>();
        passages.forEach(passage -> all.addAll(passage.messages()));
        all.add(question);
        return List.copyOf(all);
    }

    /** How many of its own earlier answers the model is sent. */
    int saw() {
        return passages.stream().mapToInt(Passage::saw).sum();
    }

    /** The same without its oldest passages. */
    History without(int oldest) {
        var turns = passages.stream().limit(oldest).mapToInt(Passage::turns).sum();
        return new History(passages.subList(oldest, passages.size()), question, leftOut + turns);
    }
}
