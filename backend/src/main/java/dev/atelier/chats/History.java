package dev.atelier.chats;

import dev.atelier.connections.ChatMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What a model is sent of a chat.
 *
 * @param passages what was asked and answered before, the oldest first
 * @param question the last message, which the model is to answer: one question, or several of which the last is the new one
 * @param leftOut how many turns were left out of it
 */
record History(List<Passage> passages, List<Asked> question, int leftOut) {
    History {
        passages = List.copyOf(passages);
        question = List.copyOf(question);
    }

    /**
     * An answer with what it answers.
     *
     * @param question one question, or several joined, of which only the last was answered; empty where nobody asked
     * @param turns how many questions it holds
     * @param saw how many answers of the model itself it holds
     */
    record Passage(List<Asked> question, String answer, int turns, int saw) {
        Passage {
            question = List.copyOf(question);
        }

        Passage asking(List<Asked> other) {
            return new Passage(other, answer, turns, saw);
        }
    }

    /** @param read what is in the files that are sent; one that is missing is told as gone */
    List<ChatMessage> messages(Map<UUID, byte[]> read) {
        var all = new ArrayList<ChatMessage>();
        for (var passage : passages) {
            if (!passage.question().isEmpty()) {
                all.add(QuestionParts.message(passage.question(), read));
            }
            all.add(ChatMessage.assistant(passage.answer()));
        }
        all.add(QuestionParts.message(question, read));
        return List.copyOf(all);
    }

    Stream<AskedFile> files() {
        return Stream.concat(passages.stream().flatMap(passage -> passage.question().stream()), question.stream())
                .flatMap(asked -> asked.files().stream());
    }

    /** How many pictures the model is told of instead of being shown them. */
    int unseen(Map<UUID, byte[]> read) {
        return (int) files().filter(file -> file.in(read).isUnseen()).count();
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
