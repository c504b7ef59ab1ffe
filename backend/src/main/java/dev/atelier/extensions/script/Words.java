package dev.atelier.extensions.script;

import dev.atelier.extensions.script.Outcome.Failed;
import dev.atelier.extensions.script.Outcome.Failure;
import dev.atelier.extensions.script.child.Call;

/** Says to authors what stopped their script. @param limits those of the call, which may be narrower than what is set */
record Words(ScriptConfig config, Call.Limits limits) {

    /** @param detail what the process knows of it; may be empty */
    Failed of(Failure why, String detail) {
        return new Failed(
                why,
                switch (why) {
                    case SYNTAX -> "The script cannot be read: " + ended(detail);
                    case THROWN -> "The script threw: " + ended(detail);
                    case CPU ->
                        "The script took more processor time than it may, at most " + limits.cpu()
                                + " ms, and was stopped.";
                    case TIME -> "The script was not done in time, at most " + limits.time() + " ms, and was stopped.";
                    case MEMORY -> "The script took more than " + config.memory() + " MiB of memory and was stopped.";
                    case RECURSION -> "The script called itself too deep and was stopped.";
                    case OUTPUT -> "The script gave more than " + (limits.output() >> 10) + " KiB and was stopped.";
                    case LOGS -> "The script logged more than " + limits.logs() + " characters and was stopped.";
                    case FETCHES -> "The script fetched more than " + limits.fetches() + " times and was stopped.";
                    case SILENT -> "The script waits for something that never comes.";
                    case MISSING -> "The script has no such function.";
                    case BROKEN -> "The script broke the process that it ran in.";
                    case BUSY ->
                        "Too many scripts run at once: it had no turn within "
                                + config.turn().toMillis() + " ms.";
                    case STOPPED -> "The script was stopped.";
                });
    }

    private static String ended(String detail) {
        if (detail.isEmpty()) {
            return "something without words.";
        }
        return detail.endsWith(".") ? detail : detail + ".";
    }
}
