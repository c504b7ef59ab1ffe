package dev.atelier.completions;

import dev.atelier.connections.ChatMessage;
import dev.atelier.connections.ChatMessage.Part;
import dev.atelier.knowledge.Retrieval;
import dev.atelier.knowledge.search.SearchQuery;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Puts what is found in a model's documents before the newest question of a conversation. */
@Singleton
class Grounding {
    private static final int MOST_TOKENS = 4_000;

    /** Of a model's context window. */
    private static final int SHARE = 4;

    /** Characters of a token, as scripts other than Latin have them: rather too little is sent than too much. */
    private static final int CHARACTERS = 3;

    private final Retrieval retrieval;

    Grounding(Retrieval retrieval) {
        this.retrieval = retrieval;
    }

    /**
     * @param at which message the block stands in; -1 where in none
     * @param leftOut what the model names that does not count
     */
    record Grounded(List<ChatMessage> messages, int at, SourceBlock block, List<Retrieval.LeftOut> leftOut) {
        Grounded {
            messages = List.copyOf(messages);
        }

        /** Of a model without documents, or of a conversation without a question: it stays as it is. */
        static Grounded without(List<ChatMessage> conversation) {
            return new Grounded(conversation, -1, SourceBlock.of(List.of(), 0), List.of());
        }

        /** With another block in the conversation that it was put into. */
        Grounded with(List<ChatMessage> conversation, UnaryOperator<SourceBlock> change) {
            if (at < 0) {
                return this;
            }
            var changed = change.apply(block);
            return new Grounded(Grounding.with(conversation, at, changed), at, changed, leftOut);
        }
    }

    /** How many tokens the passages of one request may have. */
    static int tokens(OptionalInt window) {
        return Math.min(MOST_TOKENS, window.orElse(Integer.MAX_VALUE) / SHARE);
    }

    /** Blocks. */
    Grounded ground(ReadyModel ready, OptionalInt window, List<ChatMessage> conversation) {
        var at = newestQuestion(conversation);
        if (at < 0) {
            return Grounded.without(conversation);
        }
        var question = ofItsEnd(conversation.get(at).text());
        var found = retrieval.forModel(ready.occasion().caller(), ready.model().documents(), question);
        var block = SourceBlock.of(found.passages(), tokens(window) * CHARACTERS);
        return new Grounded(with(conversation, at, block), at, block, found.leftOut());
    }

    private static int newestQuestion(List<ChatMessage> conversation) {
        return IntStream.range(0, conversation.size())
                .filter(i -> conversation.get(i).role() == ChatMessage.Role.USER)
                .max()
                .orElse(-1);
    }

    /** Files stand before what is asked about them. */
    private static String ofItsEnd(String text) {
        return text.length() <= SearchQuery.LONGEST ? text : text.substring(text.length() - SearchQuery.LONGEST);
    }

    private static List<ChatMessage> with(List<ChatMessage> conversation, int at, SourceBlock block) {
        var question = conversation.get(at);
        var parts = new ArrayList<>(question.parts());
        if (!parts.isEmpty() && parts.getFirst() instanceof Part.Text(var text)) {
            parts.set(0, new Part.Text(block.text() + "\n\n" + text));
        } else {
            parts.addFirst(new Part.Text(block.text()));
        }
        var messages = new ArrayList<>(conversation);
        messages.set(at, new ChatMessage(question.role(), parts, question.toolCalls(), question.toolCallId()));
        return messages;
    }
}
