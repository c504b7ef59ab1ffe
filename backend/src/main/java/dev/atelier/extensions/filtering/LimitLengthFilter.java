package dev.atelier.extensions.filtering;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.connections.ChatMessage;
import dev.atelier.extensions.Values;
import java.util.List;

/** {@code limit-length}: refuses questions that are too long, and ends answers where they become so. */
final class LimitLengthFilter implements Filter {
    static final ObjectNode SCHEMA = Settings.schema("""
            "question": {"type": "integer", "title": "Characters of a question", "minimum": 0, "maximum": 10000000, "default": 20000,
                "description": "0 is no limit"},
            "answer": {"type": "integer", "title": "Characters of an answer", "minimum": 0, "maximum": 10000000, "default": 0,
                "description": "0 is no limit; a longer answer is ended there"}""");

    private final int question;
    private final int answer;

    LimitLengthFilter(Values values) {
        this.question = values.get("question").asInt(20_000);
        this.answer = values.get("answer").asInt(0);
    }

    @Override
    public boolean isPure() {
        return true;
    }

    @Override
    public List<ChatMessage> inlet(List<ChatMessage> messages) {
        var newest = Conversations.newestQuestion(messages);
        var length = question == 0 || newest < 0
                ? 0
                : characters(messages.get(newest).text());
        if (length > question) {
            throw new Refusal(
                    "The question has %,d characters; at most %,d are taken here.".formatted(length, question));
        }
        return messages;
    }

    private static int characters(String text) {
        return text.codePointCount(0, text.length());
    }

    /** The answer's length is limited, not that of what it is made from. */
    @Override
    public String ofTool(String text) {
        return text;
    }

    @Override
    public StreamFilter stream() {
        return answer == 0 ? StreamFilter.PASSING : new UpTo(answer);
    }

    /** Passes so many characters. */
    private static final class UpTo implements StreamFilter {
        private int left;
        private boolean full;

        UpTo(int most) {
            this.left = most;
        }

        @Override
        public String piece(String text) {
            var length = characters(text);
            if (length <= left) {
                left -= length;
                return text;
            }
            full = true; // there was more
            var part = text.substring(0, text.offsetByCodePoints(0, left));
            left = 0;
            return part;
        }

        @Override
        public boolean isFull() {
            return full;
        }
    }
}
