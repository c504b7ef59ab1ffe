package dev.atelier.connections.ollama;

import dev.atelier.connections.ollama.Modelfile.Instruction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Ollama's grammar, character by character: a value goes to the end of the line, or, where it begins with a quotation mark (one or
 * three), to the line that ends with it; there are no escapes; characters that cannot be printed vanish.
 */
final class ModelfileParser {
    private static final Set<String> WORDS = Set.of(
            "from",
            "license",
            "template",
            "system",
            "adapter",
            "draft",
            "renderer",
            "parser",
            "parameter",
            "message",
            "requires");
    private static final Set<String> ROLES = Set.of("system", "user", "assistant");

    private final int[] text;
    private final List<Instruction> found = new ArrayList<>();
    private int at;
    private int line = 1;

    ModelfileParser(String text) {
        this.text = (text.startsWith("\uFEFF") ? text.substring(1) : text)
                .codePoints()
                .toArray();
    }

    Modelfile parse() {
        for (skipBlank(); at < text.length; skipBlank()) {
            if (text[at] == '#') {
                skipLine();
            } else {
                instruction();
            }
        }
        if (found.stream().noneMatch(Modelfile.From.class::isInstance)) {
            throw new ModelfileError(line, "there is no FROM");
        }
        return new Modelfile(found);
    }

    private void instruction() {
        var begin = line;
        var word = letters().toLowerCase(Locale.ROOT);
        if (!WORDS.contains(word) || at < text.length && !isBlank(text[at]) && !isNewline(text[at])) {
            throw new ModelfileError(
                    begin,
                    "unknown instruction; a line begins with FROM, PARAMETER, SYSTEM, TEMPLATE, MESSAGE or the like");
        }
        endOfName(begin, word.toUpperCase(Locale.ROOT));
        found.add(
                switch (word) {
                    case "from" -> new Modelfile.From(begin, value(begin));
                    case "parameter" -> parameter(begin);
                    case "message" -> message(begin);
                    default -> new Modelfile.Other(begin, word, value(begin));
                });
    }

    private Instruction parameter(int begin) {
        skipBlanksOnLine();
        var name = new StringBuilder();
        while (at < text.length && (isLetter(text[at]) || isDigit(text[at]) || text[at] == '_')) {
            name.appendCodePoint(text[at++]);
        }
        endOfName(begin, name.toString());
        return new Modelfile.Parameter(begin, name.toString(), value(begin));
    }

    private Instruction message(int begin) {
        skipBlanksOnLine();
        var role = letters();
        endOfName(begin, "the message");
        if (!ROLES.contains(role)) {
            throw new ModelfileError(begin, "the role must be system, user or assistant");
        }
        return new Modelfile.Message(begin, role, value(begin));
    }

    private void endOfName(int begin, String what) {
        if (at >= text.length || !isBlank(text[at])) {
            throw new ModelfileError(begin, what + " has no value");
        }
        at++;
    }

    /** Ends at the first line's end where what was read so far is whole: unquoted, or with its closing marks. */
    private String value(int begin) {
        var raw = new StringBuilder();
        while (at < text.length) {
            var character = text[at++];
            if (isNewline(character)) {
                var whole = unquoted(raw.toString());
                if (whole.isPresent()) {
                    at--;
                    return whole.get();
                }
                count(character);
            }
            if (isNewline(character) || character == '\t' || isPrintable(character)) {
                raw.appendCodePoint(character);
            }
        }
        return unquoted(raw.toString())
                .orElseThrow(() -> new ModelfileError(begin, "a quotation mark is never closed"));
    }

    private static Optional<String> unquoted(String raw) {
        var value = raw.strip();
        for (var mark : List.of("\"\"\"", "\"")) {
            if (value.startsWith(mark)) {
                return value.length() >= 2 * mark.length() && value.endsWith(mark)
                        ? Optional.of(value.substring(mark.length(), value.length() - mark.length()))
                        : Optional.empty();
            }
        }
        return Optional.of(value);
    }

    private void skipBlank() {
        while (at < text.length && (isBlank(text[at]) || isNewline(text[at]))) {
            count(text[at++]);
        }
    }

    private void skipBlanksOnLine() {
        while (at < text.length && isBlank(text[at])) {
            at++;
        }
    }

    private void skipLine() {
        while (at < text.length && !isNewline(text[at])) {
            at++;
        }
    }

    /** A line ends with LF, CR or both. */
    private void count(int character) {
        if (character == '\n' || character == '\r' && (at >= text.length || text[at] != '\n')) {
            line++;
        }
    }

    private String letters() {
        var word = new StringBuilder();
        while (at < text.length && isLetter(text[at])) {
            word.appendCodePoint(text[at++]);
        }
        return word.toString();
    }

    private static boolean isLetter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isBlank(int c) {
        return c == ' ' || c == '\t';
    }

    private static boolean isNewline(int c) {
        return c == '\n' || c == '\r';
    }

    /** The text without what Ollama drops. */
    static String printable(String text) {
        return text.codePoints()
                .filter(c -> c == '\n' || c == '\t' || isPrintable(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Letters, marks, numbers, punctuation, symbols and the plain blank, as Go has it. */
    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> true;
        };
    }
}
