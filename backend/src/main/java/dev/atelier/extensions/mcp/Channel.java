package dev.atelier.extensions.mcp;

/** A way to one MCP server, which carries messages of JSON-RPC 2.0 as text. */
interface Channel extends AutoCloseable {

    /** Takes what a server says. */
    @FunctionalInterface
    interface Ear {
        /** @return false where that is no message */
        boolean hears(String text);
    }

    void begin(Ear ear);

    /**
     * Blocks until what wants an answer has got it, and all else was taken.
     *
     * @throws dev.atelier.extensions.Unavailable where that fails
     * @throws SessionLost where the server has forgotten the conversation
     */
    void send(Sent message) throws InterruptedException;

    /** Hears what the server says by itself, from now on. */
    default void listen() {}

    /** What both agreed on. */
    default void speaks(String protocolVersion) {}

    /** What its problems begin with. */
    String called();

    /** Whether it can still be used. */
    boolean isOpen();

    @Override
    void close();
}
