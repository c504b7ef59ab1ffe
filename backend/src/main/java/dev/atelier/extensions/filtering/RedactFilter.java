package dev.atelier.extensions.filtering;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.connections.ChatMessage;
import dev.atelier.extensions.Values;
import dev.atelier.extensions.filtering.shapes.AddressShape;
import dev.atelier.extensions.filtering.shapes.CardShape;
import dev.atelier.extensions.filtering.shapes.KeyShape;
import dev.atelier.extensions.filtering.shapes.PatternShape;
import dev.atelier.extensions.filtering.shapes.Shape;
import dev.atelier.extensions.filtering.shapes.Shapes;
import java.util.ArrayList;
import java.util.List;

/** {@code redact}: puts a word in the place of card numbers, addresses, keys and what people's own patterns find. */
final class RedactFilter implements Filter {
    static final ObjectNode SCHEMA = Settings.schema("""
            "cards": {"type": "boolean", "title": "Card numbers", "default": true},
            "addresses": {"type": "boolean", "title": "E-mail addresses", "default": true},
            "keys": {"type": "boolean", "title": "API keys, tokens and private keys", "default": true},
            "patterns": {"type": "array", "title": "Own patterns", "maxItems": 20, "default": [],
                "items": {"type": "object", "required": ["name", "pattern"], "additionalProperties": false, "properties": {
                    "name": {"type": "string", "minLength": 1, "maxLength": 40, "title": "Name"},
                    "pattern": {"type": "string", "minLength": 1, "maxLength": 400, "title": "Pattern", "format": "regex"}}}},
            "replacement": {"type": "string", "title": "In its place", "maxLength": 100, "default": "[{kind}]",
                "description": "{kind} stands for card, e-mail, key, or the name of the pattern"},
            "questions": {"type": "boolean", "title": "In what is sent", "default": true},
            "answers": {"type": "boolean", "title": "In what is answered", "default": true}""");

    private final List<Shape> shapes;
    private final String replacement;
    private final boolean questions;
    private final boolean answers;

    RedactFilter(Values values) {
        this.shapes = shapes(values);
        this.replacement = values.get("replacement").asText("[{kind}]");
        this.questions = values.get("questions").asBoolean(true);
        this.answers = values.get("answers").asBoolean(true);
    }

    private static List<Shape> shapes(Values values) {
        var shapes = new ArrayList<Shape>();
        if (values.get("cards").asBoolean(true)) {
            shapes.add(new CardShape());
        }
        if (values.get("addresses").asBoolean(true)) {
            shapes.add(new AddressShape());
        }
        if (values.get("keys").asBoolean(true)) {
            shapes.addAll(KeyShape.KNOWN);
        }
        Settings.items(values.get("patterns")).forEach(own -> shapes.add(own(own)));
        return shapes;
    }

    /** It was checked when it was saved; one that cannot be run is a failure of the filter. */
    private static Shape own(JsonNode own) {
        try {
            return PatternShape.of(
                    own.path("name").asText(), own.path("pattern").asText());
        } catch (PatternShape.Wrong wrong) {
            throw new IllegalStateException("A pattern " + wrong.getMessage());
        }
    }

    @Override
    public boolean isPure() {
        return true;
    }

    @Override
    public List<ChatMessage> inlet(List<ChatMessage> messages) {
        return questions ? Conversations.mapped(messages, this::replaced) : messages;
    }

    private String replaced(String text) {
        return Shapes.replaced(text, shapes, this::word);
    }

    private String word(String kind) {
        return replacement.replace("{kind}", kind);
    }

    /** The model is sent it, and people are told it. */
    @Override
    public String ofTool(String text) {
        return questions || answers ? replaced(text) : text;
    }

    @Override
    public String ofDocuments(String text) {
        return questions ? replaced(text) : text;
    }

    @Override
    public StreamFilter stream() {
        return answers ? new ShapeStream(new Shapes(shapes, this::word)) : StreamFilter.PASSING;
    }

    @Override
    public StreamFilter reasoning() {
        return stream();
    }
}
