package dev.atelier.extensions;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The prompt of an action with the message in it; what stands in the message is never read as a variable. */
public final class ActionPrompt {
    private static final Pattern VARIABLE = Pattern.compile("\\{\\{\\s*(message|input|language)\\s*}}");

    private ActionPrompt() {}

    /**
     * @param input what the person typed besides; it also names the language, where it is given
     * @param locale of the person
     */
    public static String filled(String prompt, String message, String input, Locale locale) {
        var language = input.isBlank() ? locale.getDisplayName(Locale.ENGLISH) : input;
        var values = Map.of("message", message, "input", input, "language", language);
        return VARIABLE.matcher(prompt)
                .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), "")));
    }
}
