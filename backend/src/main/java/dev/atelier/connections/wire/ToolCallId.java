package dev.atelier.connections.wire;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** Names tool calls of servers that give them no id. */
final class ToolCallId {
    private ToolCallId() {}

    static String random() {
        return "call_" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }
}
