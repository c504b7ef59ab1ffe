package dev.atelier.completions;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.atelier.accounts.Caller;
import dev.atelier.platform.json.Json;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What stands in double braces in a system prompt, such as {@code {{USER_NAME}}}, and its value on one occasion. Values come from
 * what the server knows, never from what a client sends; all are put in at once, so that a value is never searched again.
 */
public final class PromptVariables {
    /** No piece of a variable holds two opening braces, where the next one may begin: so that a hostile prompt is read once, not once for each of its braces. */
    private static final String QUOTED = "\"(?:\\\\[^{]|[^\"\\\\{]|\\{(?!\\{))*+\"";

    private static final int LONGEST_DEFINITION = 4_096;
    private static final int MOST_LISTED = 200;

    /** A name; or {@code chat.variables.key}, with a definition behind a bar; or {@code user.variables.key}. Spaces inside the braces do not count. */
    private static final Pattern VARIABLE = Pattern.compile("\\{\\{\\s*(?:(?<name>[A-Za-z_]+)"
            + "|(?i:chat\\.variables)\\.(?<chat>[a-z][a-z0-9_]*)\\s*(?:\\|(?<definition>(?:" + QUOTED
            + "|[^\"{}]|\\{(?!\\{)|}(?!}))*+))?"
            + "|(?i:user\\.variables)\\.(?<user>[a-z][a-z0-9_]*))\\s*\\}\\}");

    /** What parts two paragraphs; a variable is read as one, so that none is cut where it holds a blank line. */
    private static final Pattern VARIABLE_OR_GAP = Pattern.compile(
            VARIABLE.pattern() + "|(?<gap>(?>\\r\\n|[\\r\\n])[ \\t]*+(?:(?>\\r\\n|[\\r\\n])[ \\t]*+)++)");

    /** {@code …:default="A":…} or {@code …:default=5}. */
    private static final Pattern DEFAULT = Pattern.compile(
            "(?:" + QUOTED + "|\\[[^\\]]*\\]|(?:^|:)\\s*default\\s*=\\s*(?<value>" + QUOTED + "|[^:\"]*)|[^\"\\[:]|:)");

    private final Map<String, String> values;

    private PromptVariables(Map<String, String> values) {
        this.values = values;
    }

    public static PromptVariables on(Occasion occasion) {
        var caller = occasion.caller();
        var now = occasion.at().atZone(caller.zone());
        var values = new HashMap<String, String>();
        values.put("USER_NAME", caller.name());
        values.put("USER_EMAIL", caller.email());
        values.put("USER_ROLE", caller.role().word());
        values.put("USER_LANGUAGE", occasion.language());
        values.put(
                "USER_GROUPS", caller.groups().stream().map(Caller.Group::name).collect(Collectors.joining(", ")));
        for (var notStored : new String[] {"USER_LOCATION", "USER_BIO", "USER_GENDER", "USER_BIRTH_DATE", "USER_AGE"}) {
            values.put(notStored, "");
        }
        putTimes(values, now);
        return new PromptVariables(Map.copyOf(values));
    }

    private static void putTimes(Map<String, String> values, ZonedDateTime now) {
        values.put("CURRENT_DATE", now.format(DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT)));
        values.put("CURRENT_TIME", now.format(DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT)));
        values.put("CURRENT_DATETIME", now.format(DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT)));
        values.put("CURRENT_WEEKDAY", now.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
        values.put("CURRENT_TIMEZONE", now.getZone().getId());
    }

    /** The prompt with every variable replaced, in any case and with or without inner spaces; what is no variable stays as it is. */
    public String fill(String prompt) {
        return filled(prompt).text();
    }

    /** A text with the values in it, and where they stand. */
    record Filled(String text, List<Explanation.Place> places) {}

    Filled filled(String prompt) {
        var places = new ArrayList<Explanation.Place>();
        var text = new StringBuilder();
        var found = VARIABLE.matcher(prompt);
        var from = 0;
        while (found.find()) {
            text.append(prompt, from, found.start());
            from = found.end();
            var value = valueOf(found);
            if (places.size() < MOST_LISTED) {
                var unknown = value.equals(found.group());
                places.add(new Explanation.Place(found.group(), unknown ? null : value, text.length()));
            }
            text.append(value);
        }
        text.append(prompt, from, prompt.length());
        return new Filled(text.toString(), List.copyOf(places));
    }

    /** A prompt in its paragraphs, the variables still in them. */
    static List<String> paragraphs(String prompt) {
        var paragraphs = new ArrayList<String>();
        var from = 0;
        for (var found = VARIABLE_OR_GAP.matcher(prompt); found.find(); ) {
            if (found.group("gap") != null) {
                paragraphs.add(prompt.substring(from, found.start()));
                from = found.end();
            }
        }
        paragraphs.add(prompt.substring(from));
        paragraphs.removeIf(String::isBlank);
        return paragraphs;
    }

    private String valueOf(MatchResult found) {
        @Nullable String name = found.group("name");
        if (name != null) {
            return values.getOrDefault(name.toUpperCase(Locale.ROOT), found.group());
        }
        @Nullable String definition = found.group("definition");
        return definition == null || definition.length() > LONGEST_DEFINITION ? "" : defaultIn(definition);
    }

    private static String defaultIn(String definition) {
        return DEFAULT.matcher(definition)
                .results()
                .map(step -> step.group("value"))
                .filter(value -> value != null)
                .findFirst()
                .map(PromptVariables::unquoted)
                .orElse("");
    }

    private static String unquoted(String value) {
        var bare = value.strip();
        if (!bare.startsWith("\"")) {
            return bare;
        }
        try {
            return Json.mapper().readValue(bare, String.class);
        } catch (JsonProcessingException notJson) {
            return bare.substring(1, bare.length() - 1);
        }
    }
}
