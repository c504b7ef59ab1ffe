package dev.atelier.extensions.mcp;

/** The server knows nothing of the conversation: nothing was done, and it can be greeted again. */
final class SessionLost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SessionLost() {
        super("forgotten", null, false, false);
    }
}
