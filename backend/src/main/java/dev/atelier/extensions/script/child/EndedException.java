package dev.atelier.extensions.script.child;

/** Ends the call of a script. Costs no stack trace. */
class EndedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Ended ended;

    EndedException(Ended ended, String words) {
        super(words, null, false, false);
        this.ended = ended;
    }

    Ended ended() {
        return ended;
    }

    String words() {
        return String.valueOf(getMessage());
    }
}
