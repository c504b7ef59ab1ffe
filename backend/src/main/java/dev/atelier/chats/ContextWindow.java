package dev.atelier.chats;

import dev.atelier.connections.ChatMessage;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Leaves out the oldest turns where a conversation would not fit into a model's context window.
 *
 * <p>Nobody but the model's server can count its tokens, so they are estimated: a token for four characters of Latin script, which is
 * OpenAI's rule of thumb for English (help.openai.com, "What are tokens and how to count them?"), one for three of any other script,
 * and four around each message (OpenAI's cookbook, "How to count tokens with tiktoken"). What files take is in {@link AskedFile#tokens}.
 *
 * @param tokens how many the window holds
 * @param kept of them for the answer
 */
record ContextWindow(int tokens, int kept) {
    private static final int ANSWER = 1024;
    private static final int AROUND_A_MESSAGE = 4;
    private static final int LAST_LATIN = 0x24F;

    /** @param maxTokens the most that the model may answer; 0 where that is not limited */
    static ContextWindow of(int tokens, int maxTokens) {
        return new ContextWindow(tokens, Math.min(maxTokens > 0 ? maxTokens : ANSWER, tokens / 2));
    }

    /**
     * As much of the history as there is room for. The last question always stays, and so does what is sent besides; where not even
     * that fits, it is sent as it is, and the upstream decides.
     *
     * @param besides the system prompt, the examples, the beginning of an answer that goes on
     */
    History fit(History history, List<ChatMessage> besides) {
        var room = tokens - kept - tokens(besides) - asked(history.question());
        var passages = history.passages();
        var oldest = passages.size();
        while (oldest > 0) {
            room -= tokens(passages.get(oldest - 1));
            if (room < 0) {
                break;
            }
            oldest--;
        }
        return history.without(oldest);
    }

    private static int tokens(History.Passage passage) {
        var question = passage.question().isEmpty() ? 0 : asked(passage.question());
        return question + AROUND_A_MESSAGE + tokens(passage.answer().text());
    }

    private static int asked(List<Asked> question) {
        var texts = question.stream().map(Asked::text).collect(Collectors.joining("\n\n"));
        var files = question.stream().flatMap(asked -> asked.files().stream());
        return AROUND_A_MESSAGE
                + tokens(texts)
                + files.mapToInt(AskedFile::tokens).sum();
    }

    private static int tokens(List<ChatMessage> messages) {
        return messages.stream()
                .mapToInt(message -> AROUND_A_MESSAGE + tokens(message.text()))
                .sum();
    }

    static int tokens(String text) {
        var latin = text.codePoints().filter(point -> point <= LAST_LATIN).count();
        var others = text.codePoints().count() - latin;
        return (int) Math.ceilDiv(3 * latin + 4 * others, 12);
    }
}
