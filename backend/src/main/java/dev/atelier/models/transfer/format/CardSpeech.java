package dev.atelier.models.transfer.format;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.models.Example;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a card's character is told and says: the system prompt out of its parts, the greeting, the examples. */
final class CardSpeech {
    private static final Pattern START = Pattern.compile("(?im)^\\s*<START>\\s*$");

    private final JsonNode data;
    private final CardWords words;
    private final CardBook book;

    CardSpeech(JsonNode data, CardWords words, CardBook book) {
        this.data = data;
        this.words = words;
        this.book = book;
    }

    void into(Draft draft) {
        var examples = examples();
        draft.examples = examples.isEmpty() ? null : examples;
        draft.greeting = words.in(field("first_mes").strip());
        draft.prompt(words.in(prompt(examples.isEmpty())));
    }

    private String prompt(boolean withDialogue) {
        var parts = new ArrayList<String>();
        parts.add(CardWords.withoutOriginal(field("system_prompt")));
        parts.addAll(book.always(false));
        parts.add(field("description"));
        parts.add(headed("Personality:", field("personality")));
        parts.add(headed("Scenario:", field("scenario")));
        parts.addAll(book.always(true));
        if (withDialogue) {
            parts.add(headed(
                    "Example dialogue:",
                    START.matcher(field("mes_example")).replaceAll("").strip()));
        }
        parts.add(CardWords.withoutOriginal(field("post_history_instructions")));
        parts.add(Texts.of(data.path("extensions").path("depth_prompt").path("prompt")));
        return Texts.paragraphs(parts);
    }

    private static String headed(String heading, String text) {
        return text.isBlank() ? "" : heading + "\n" + text.strip();
    }

    private String field(String name) {
        return Texts.of(data.path(name));
    }

    /** Lines that begin with a speaker; empty where the text is no such dialogue. */
    private List<Example> examples() {
        var said = new ArrayList<Example>();
        for (var line : START.matcher(field("mes_example")).replaceAll("").split("\n")) {
            var role = speaker(line);
            if (role.isPresent()) {
                said.add(new Example(
                        role.get(), line.substring(line.indexOf(':') + 1).strip()));
            } else if (!said.isEmpty()) {
                var before = said.removeLast();
                said.add(new Example(before.role(), before.text() + "\n" + line));
            } else if (!line.isBlank()) {
                return List.of();
            }
        }
        return said.stream()
                .map(example ->
                        new Example(example.role(), words.in(example.text().strip())))
                .filter(example -> !example.text().isEmpty())
                .toList();
    }

    private Optional<Example.Role> speaker(String line) {
        var text = line.strip();
        var colon = text.indexOf(':');
        if (colon < 1) {
            return Optional.empty();
        }
        var name = text.substring(0, colon).strip();
        if (CardWords.isUser(name)) {
            return Optional.of(Example.Role.USER);
        }
        var isCharacter = CardWords.isCharacter(name)
                || name.toLowerCase(Locale.ROOT).equals(field("name").strip().toLowerCase(Locale.ROOT));
        return isCharacter ? Optional.of(Example.Role.ASSISTANT) : Optional.empty();
    }
}
