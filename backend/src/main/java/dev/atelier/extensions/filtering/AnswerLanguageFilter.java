package dev.atelier.extensions.filtering;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.connections.ChatMessage;
import dev.atelier.extensions.Values;
import java.util.List;
import java.util.Locale;

/** {@code answer-language}: says to the model in which language to answer. */
final class AnswerLanguageFilter implements Filter {
    static final ObjectNode SCHEMA = Settings.schema("""
            "language": {"type": "string", "title": "Language", "default": "person", "maxLength": 35,
                "pattern": "^(person|question|[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*)$",
                "description": "person: that of who asks; question: that of the question; or a language such as fr or pt-BR"}""");

    private final String language;
    private final Locale person;

    /** @param person the language of who asks */
    AnswerLanguageFilter(Values values, Locale person) {
        this.language = values.get("language").asText("person");
        this.person = person;
    }

    @Override
    public boolean isPure() {
        return true;
    }

    @Override
    public List<ChatMessage> inlet(List<ChatMessage> messages) {
        var said =
                switch (language) {
                    case "question" -> "Answer in the language of the question.";
                    case "person" -> in(person);
                    default -> in(Locale.forLanguageTag(language));
                };
        return Conversations.instructed(messages, said, false);
    }

    private static String in(Locale locale) {
        return "Answer in " + locale.getDisplayName(Locale.ENGLISH)
                + ", whatever the language of the question, unless a translation is asked for.";
    }
}
