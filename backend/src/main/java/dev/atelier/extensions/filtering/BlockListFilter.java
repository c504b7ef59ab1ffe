package dev.atelier.extensions.filtering;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.connections.ChatMessage;
import dev.atelier.extensions.Values;
import dev.atelier.extensions.filtering.shapes.PhraseShape;
import dev.atelier.extensions.filtering.shapes.Shape;
import dev.atelier.extensions.filtering.shapes.Shapes;
import java.util.List;

/** {@code block-list}: words that are not let pass, or are struck out. */
final class BlockListFilter implements Filter {
    static final ObjectNode SCHEMA = Settings.schema("""
            "words": {"type": "array", "title": "Words and phrases", "maxItems": 2000, "default": [],
                "items": {"type": "string", "minLength": 1, "maxLength": 200}},
            "then": {"type": "string", "title": "Where one is found", "enum": ["refuse", "strike"], "default": "refuse",
                "description": "refuse ends the answer; strike puts the replacement in its place"},
            "replacement": {"type": "string", "title": "In its place", "maxLength": 100, "default": "***"},
            "message": {"type": "string", "title": "What the person is told", "maxLength": 500,
                "default": "This cannot be talked about here."},
            "questions": {"type": "boolean", "title": "In the question", "default": true},
            "answers": {"type": "boolean", "title": "In what is answered", "default": true}""");

    private final List<Shape> phrases;
    private final boolean refuses;
    private final String replacement;
    private final String message;
    private final boolean questions;
    private final boolean answers;

    BlockListFilter(Values values) {
        this.phrases = List.of(new PhraseShape(Settings.texts(values.get("words"))));
        this.refuses = !values.get("then").asText("refuse").equals("strike");
        this.replacement = values.get("replacement").asText("***");
        this.message = values.get("message").asText("This cannot be talked about here.");
        this.questions = values.get("questions").asBoolean(true);
        this.answers = values.get("answers").asBoolean(true);
    }

    @Override
    public boolean isPure() {
        return true;
    }

    /** Of what was said before, an answer may hold what was let pass then: it is struck out, and refuses nothing. */
    @Override
    public List<ChatMessage> inlet(List<ChatMessage> messages) {
        if (!questions) {
            return messages;
        }
        var newest = Conversations.newestQuestion(messages);
        if (refuses && newest >= 0) {
            Shapes.replaced(messages.get(newest).text(), phrases, this::found);
        }
        return Conversations.mapped(messages, this::struck);
    }

    private String struck(String text) {
        return Shapes.replaced(text, phrases, kind -> replacement);
    }

    /** Nobody asked for what stands in a document: it is struck out, and refuses nothing. */
    @Override
    public String ofDocuments(String text) {
        return questions ? struck(text) : text;
    }

    @Override
    public String ofTool(String text) {
        return questions || answers ? Shapes.replaced(text, phrases, this::found) : text;
    }

    private String found(String kind) {
        if (refuses) {
            throw new Refusal(message);
        }
        return replacement;
    }

    @Override
    public StreamFilter stream() {
        return answers ? new ShapeStream(new Shapes(phrases, this::found)) : StreamFilter.PASSING;
    }

    @Override
    public StreamFilter reasoning() {
        return stream();
    }
}
