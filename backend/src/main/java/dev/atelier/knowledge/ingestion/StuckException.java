package dev.atelier.knowledge.ingestion;

import dev.atelier.knowledge.text.Refusal;
import org.jspecify.annotations.Nullable;

/** Ends the work on a document that cannot be answered from. Costs no stack trace. */
final class StuckException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Refusal refusal;

    StuckException(Refusal refusal, @Nullable String detail) {
        super(detail, null, false, false);
        this.refusal = refusal;
    }

    Refusal refusal() {
        return refusal;
    }
}
