package dev.atelier.extensions.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;

/** A way to one MCP server, which takes messages of JSON-RPC 2.0. Blocks. */
interface Channel extends AutoCloseable {

    /**
     * Sends a request and waits for its answer, the whole message.
     *
     * @throws dev.atelier.extensions.Unavailable where none comes
     */
    JsonNode request(ObjectNode message, Duration patience) throws InterruptedException;

    /** Sends what has no answer. */
    void tell(ObjectNode message) throws InterruptedException;

    /** What both agreed on. */
    default void speaks(String protocolVersion) {}

    /** Whether it can still be used. */
    boolean isOpen();

    @Override
    void close();
}
