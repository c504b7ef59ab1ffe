package dev.atelier.extensions;

/** An extension that cannot do its work now. The message says why, in words for who set it up, without secrets. */
public final class Unavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExtensionState state;

    public Unavailable(ExtensionState state, String why) {
        super(why);
        this.state = state;
    }

    /** {@link ExtensionState#UNREACHABLE} or {@link ExtensionState#BROKEN}. */
    public ExtensionState state() {
        return state;
    }

    public String why() {
        return String.valueOf(getMessage());
    }
}
