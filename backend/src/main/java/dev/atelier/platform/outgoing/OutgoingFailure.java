package dev.atelier.platform.outgoing;

/** Why a request that left brought no whole answer back. Costs no stack trace. */
public final class OutgoingFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** How far it came. */
    public enum Stage {
        /** The address may not be asked. */
        REFUSED,
        /** No connection. */
        UNREACHABLE,
        /** Silent for too long. */
        TIMEOUT,
        /** The connection ended before the answer did. */
        BROKE_OFF,
        /** An answer that cannot be taken: too large, compressed, a redirect too many. */
        UNFIT
    }

    private final Stage stage;

    public OutgoingFailure(Stage stage, String detail) {
        super(detail, null, false, false);
        this.stage = stage;
    }

    public Stage stage() {
        return stage;
    }

    /** What happened, in a sentence for people that begins in lower case and ends in a full stop. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
