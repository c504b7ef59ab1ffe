package dev.atelier.extensions.script.child;

/** Why a script came to nothing. */
public enum Ended {
    /** It cannot be read. */
    SYNTAX,
    /** It threw something. */
    THROWN,
    CPU,
    TIME,
    MEMORY,
    RECURSION,
    OUTPUT,
    LOGS,
    FETCHES,
    /** It waits for what never comes. */
    SILENT,
    /** There is no such function in it. */
    MISSING,
    /** It broke the machine it runs on. */
    BROKEN
}
