package dev.atelier.extensions.script;

import dev.atelier.extensions.ExtensionState;
import dev.atelier.extensions.Unavailable;

/** A script that came to nothing where something was needed of it. */
final class Failing {
    private Failing() {}

    /** @param words for its author, without secrets */
    static Unavailable of(String words) {
        return new Unavailable(ExtensionState.BROKEN, words);
    }

    static Unavailable stopped() {
        Thread.currentThread().interrupt();
        return of("The script was stopped.");
    }
}
