package dev.atelier.extensions.script;

/** What became of a call of a script. */
public sealed interface Outcome {

    /** @param json what it gave */
    record Done(String json) implements Outcome {}

    /** It called {@code refuse}. @param text for the person who asked */
    record Refused(String text) implements Outcome {}

    /** @param words for its author, a sentence */
    record Failed(Failure why, String words) implements Outcome {}

    /** Why a call came to nothing. */
    enum Failure {
        SYNTAX,
        THROWN,
        CPU,
        TIME,
        MEMORY,
        RECURSION,
        OUTPUT,
        LOGS,
        FETCHES,
        SILENT,
        MISSING,
        BROKEN,
        /** Too many others wait for their turn. */
        BUSY,
        /** It was told to stop. */
        STOPPED
    }
}
