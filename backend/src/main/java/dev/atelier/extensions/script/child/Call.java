package dev.atelier.extensions.script.child;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * One call of a script, as it is sent to the process.
 *
 * @param input JSON of {@code {function, tool?, arguments, settings}}; empty to be told what the script offers
 */
public record Call(String code, String input, Limits limits) {
    private static final int LONGEST = 16 << 20;

    /** @param cpu and @param time in milliseconds, @param output in bytes of UTF-8, @param logs in characters */
    public record Limits(int cpu, int time, int output, int logs, int fetches) {}

    public void write(DataOutputStream to) throws IOException {
        writeText(to, code);
        writeText(to, input);
        to.writeInt(limits.cpu());
        to.writeInt(limits.time());
        to.writeInt(limits.output());
        to.writeInt(limits.logs());
        to.writeInt(limits.fetches());
        to.flush();
    }

    static Call read(DataInputStream from) throws IOException {
        return new Call(
                readText(from),
                readText(from),
                new Limits(from.readInt(), from.readInt(), from.readInt(), from.readInt(), from.readInt()));
    }

    public static void writeText(DataOutputStream to, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        to.writeInt(bytes.length);
        to.write(bytes);
    }

    /** @throws IOException also where it says to be longer than anything we send */
    public static String readText(DataInputStream from) throws IOException {
        var length = from.readInt();
        if (length < 0 || length > LONGEST) {
            throw new IOException("A text of " + length + " bytes");
        }
        return new String(from.readNBytes(length), StandardCharsets.UTF_8);
    }
}
