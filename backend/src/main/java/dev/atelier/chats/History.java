package dev.atelier.chats;

import dev.atelier.completions.Lane;
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
     * @param saw how many answers of the model itself it holds
     */
    record Passage(List<Asked> question, Told answer, int saw) {
        Passage {
            question = List.copyOf(question);
        }

        Passage asking(List<Asked> other) {
            return new Passage(other, answer, saw);
        }
    }

    /** One answer, or several joined, and the messages that gave them. */
    record Told(String text, List<UUID> messageIds) {
        Told {
            messageIds = List.copyOf(messageIds);
        }
    }

    /** @param read what is in the files that are sent; one that is missing is told as gone */
    List<ChatMessage> messages(Map<UUID, byte[]> read) {
        return lane(read).messages();
    }

    /** The same, with what each message was made of. */
    Lane lane(Map<UUID, byte[]> read) {
        var said = new ArrayList<Lane.Said>();
        for (var passage : passages) {
            if (!passage.question().isEmpty()) {
                said.add(asked(passage.question(), read));
            }
            var answer = passage.answer();
            said.add(new Lane.Said(ChatMessage.assistant(answer.text()), answer.messageIds(), false));
        }
        if (!question.isEmpty()) {
            said.add(asked(question, read));
        }
        return new Lane(said, leftOut, unseen(read));
    }

    private static Lane.Said asked(List<Asked> asked, Map<UUID, byte[]> read) {
        var ids = asked.stream()
                .flatMap(one -> Stream.ofNullable(one.messageId()))
                .toList();
        return new Lane.Said(QuestionParts.message(asked, read), ids, ids.size() < asked.size());
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
        var turns = passages.stream()
                .limit(oldest)
                .mapToInt(passage -> passage.question().size())
                .sum();
        return new History(passages.subList(oldest, passages.size()), question, leftOut + turns);
    }
}
