package dev.atelier.extensions.script.child;

import java.util.regex.Pattern;
import run.endive.runtime.TrapException;

/** Makes words of what a machine, or the engine on it, says when it breaks. */
final class Reasons {
    /** The prelude stands below all lines that a script has: what happens there is told with the place that called it. */
    static final int PRELUDE_BEGINS = 100_000;

    /** The machine's own words around those of the engine. */
    private static final Pattern ERROR =
            Pattern.compile("on an `Err` value: (?:Error: )?(.*?)\\s*(?:note: run with|\\z)", Pattern.DOTALL);

    private static final Pattern PLACE = Pattern.compile("function\\.mjs:(\\d{1,7}):(\\d{1,9})");
    private static final Pattern MEMORY =
            Pattern.compile("(InternalError: |RangeError: )?(out of memory|string too long|BigInt is too large).*");
    private static final Pattern RECURSION =
            Pattern.compile("(InternalError: |RangeError: )?(Maximum call stack|stack overflow).*");

    private Reasons() {}

    static EndedException compile(Throwable broken, String report) {
        var ended = run(broken, report);
        return ended.ended() == Ended.THROWN ? new EndedException(Ended.SYNTAX, ended.words()) : ended;
    }

    /** @param report what the machine wrote before it stopped */
    static EndedException run(Throwable broken, String report) {
        if (!(broken instanceof TrapException)) {
            return new EndedException(Ended.RECURSION, "");
        }
        var error = ERROR.matcher(report);
        return error.find() ? thrown(error.group(1)) : new EndedException(Ended.BROKEN, "");
    }

    /** @param error its message and its trace, a line each */
    static EndedException thrown(String error) {
        var message = error.lines().findFirst().orElse("").strip();
        if (MEMORY.matcher(message).matches()) {
            return new EndedException(Ended.MEMORY, "");
        }
        return RECURSION.matcher(message).matches()
                ? new EndedException(Ended.RECURSION, "")
                : new EndedException(Ended.THROWN, message + place(error));
    }

    /** The innermost place in the script, as the engine knows it: that of the nearest call. */
    private static String place(String error) {
        return PLACE.matcher(error)
                .results()
                .filter(place -> Integer.parseInt(place.group(1)) < PRELUDE_BEGINS)
                .findFirst()
                .map(place -> " (line " + place.group(1) + ", column " + place.group(2) + ")")
                .orElse("");
    }
}
