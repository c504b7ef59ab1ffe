package dev.atelier.knowledge.parsing.child;

import dev.atelier.knowledge.text.Refusal;

/** Ends the reading of a file that cannot be answered from. */
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Refusal refusal;

    RefusedException(Refusal refusal) {
        super(refusal.slug(), null, false, false);
        this.refusal = refusal;
    }

    Refusal refusal() {
        return refusal;
    }
}
