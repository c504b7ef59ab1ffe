package dev.atelier.models.transfer.format;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The macros of cards: the character's name is written out, the user's becomes our variable. */
final class CardWords {
    private static final Pattern CHARACTER =
            Pattern.compile("\\{\\{\\s*char\\s*}}|<BOT>|<CHAR>", Pattern.CASE_INSENSITIVE);
    private static final Pattern USER = Pattern.compile("\\{\\{\\s*user\\s*}}|<USER>", Pattern.CASE_INSENSITIVE);
    private static final Pattern ORIGINAL = Pattern.compile("\\{\\{\\s*original\\s*}}", Pattern.CASE_INSENSITIVE);
    private static final Pattern MACRO = Pattern.compile("\\{\\{\\s*([A-Za-z_]+)\\s*(?:::|:)[^{}]{0,200}}}");

    private final String character;

    CardWords(String character) {
        this.character = Matcher.quoteReplacement(character);
    }

    String in(String text) {
        return USER.matcher(CHARACTER.matcher(text).replaceAll(character)).replaceAll("{{USER_NAME}}");
    }

    static String withoutOriginal(String text) {
        return ORIGINAL.matcher(text).replaceAll("");
    }

    static boolean isUser(String line) {
        return USER.matcher(line).lookingAt();
    }

    static boolean isCharacter(String line) {
        return CHARACTER.matcher(line).lookingAt();
    }

    /** What a card's program would have replaced, and nothing here does. */
    Optional<String> unknown(@Nullable String prompt) {
        var names = new LinkedHashSet<String>();
        var found = MACRO.matcher(prompt == null ? "" : prompt);
        while (found.find() && names.size() < 10) {
            names.add(found.group(1));
        }
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of("The prompt uses macros that are not replaced here: " + String.join(", ", names) + ".");
    }
}
