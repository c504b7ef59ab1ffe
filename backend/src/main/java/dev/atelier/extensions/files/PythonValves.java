package dev.atelier.extensions.files;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What can be set of Python code: the fields of its class {@code Valves}, read as text, line by line, within bounds. Nothing is run. */
final class PythonValves {
    private static final int MOST = 100;
    private static final int LONGEST = 1_000;
    private static final Pattern CLASS = Pattern.compile("^([ \\t]*)class Valves\\b[^\\n]*:[ \\t]*(?:#.*)?$");
    private static final Pattern FIELD = Pattern.compile(
            "^([A-Za-z_][A-Za-z0-9_]{0,79})[ \\t]*:[ \\t]*([^=]{1,200}?)[ \\t]*(?:=[ \\t]*(.*))?$", Pattern.DOTALL);
    private static final Pattern DEFAULT = Pattern.compile(
            "(?:^Field\\([ \\t\\n]*|\\bdefault[ \\t]*=[ \\t]*)(\"[^\"]*\"|'[^']*'|[^,()\\[\\]{}=\\n]+)(?=[,)\\n]|$)");
    private static final Pattern DESCRIPTION =
            Pattern.compile("\\bdescription[ \\t]*=[ \\t\\n(]*(?:\"([^\"]*)\"|'([^']*)')");

    private PythonValves() {}

    /** A setting of a Python function. @param value what it is where nobody sets it, as it is written; null where that was not read */
    @Schema(name = "PythonValve")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Valve(
            String name,
            String type,
            @Nullable String value,
            @Nullable String description) {}

    static List<Valve> of(String code) {
        var valves = new ArrayList<Valve>();
        var depth = -1;
        var field = new StringBuilder();
        for (var line : code.split("\\R", -1)) {
            if (depth < 0) {
                var begin = line.length() <= LONGEST ? CLASS.matcher(line) : null;
                depth = begin != null && begin.matches() ? begin.group(1).length() : -1;
                continue;
            }
            var bare = line.strip();
            if (bare.isEmpty() || bare.startsWith("#")) {
                continue;
            }
            if (indent(line) <= depth && !isOpen(field) || valves.size() >= MOST) {
                break;
            }
            field.append(field.isEmpty() ? "" : "\n").append(bare);
            if (field.length() > 20 * LONGEST) {
                break;
            }
            if (!isOpen(field)) {
                read(field.toString(), valves);
                field.setLength(0);
            }
        }
        return valves;
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    /** Whether a bracket waits for its other half on another line; brackets in texts do not count. */
    private static boolean isOpen(CharSequence text) {
        var open = 0;
        var quote = '\0';
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (quote != '\0') {
                quote = c == quote ? '\0' : quote;
                i += c == '\\' ? 1 : 0;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '(' || c == '[' || c == '{') {
                open++;
            } else if (c == ')' || c == ']' || c == '}') {
                open--;
            }
        }
        return open > 0;
    }

    private static void read(String written, List<Valve> valves) {
        var field = FIELD.matcher(written);
        if (!field.matches() || written.startsWith("def ") || written.startsWith("class ")) {
            return;
        }
        @Nullable String given = field.group(3);
        valves.add(new Valve(field.group(1), field.group(2).strip(), value(given), description(given)));
    }

    private static @Nullable String value(@Nullable String given) {
        if (given == null) {
            return null;
        }
        if (!given.startsWith("Field(")) {
            return shortened(given.strip());
        }
        var found = DEFAULT.matcher(given);
        return found.find() ? shortened(found.group(1).strip()) : null;
    }

    private static @Nullable String description(@Nullable String given) {
        var found = DESCRIPTION.matcher(given == null ? "" : given);
        if (!found.find()) {
            return null;
        }
        return shortened(found.group(1) == null ? found.group(2) : found.group(1));
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
