package dev.atelier.knowledge.parsing.child;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The parser's process: takes the path and the name of a file on its standard input, answers with {@link Frame}s on its standard output,
 * and waits for the next. Whoever started it gives it little memory and little time, and expects it to die.
 */
public final class ParserMain {
    private ParserMain() {}

    /** Ends with its input. */
    public static void main(String[] arguments) throws IOException {
        endWithParent();
        var out = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16));
        System.setOut(new PrintStream(
                OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)); // frames alone go there
        URL.setURLStreamHandlerFactory(ParserMain::closed);
        var in = new DataInputStream(System.in);
        try {
            while (true) {
                out.writeByte(Frame.READY);
                out.flush();
                answer(Path.of(in.readUTF()), in.readUTF(), out);
                out.flush();
            }
        } catch (EOFException nobodyThere) {
            // its parent has gone, or needs it no more
        }
    }

    /** Whoever would end it, should it hang, may be killed. */
    private static void endWithParent() {
        ProcessHandle.current().parent().ifPresent(parent -> parent.onExit()
                .thenRun(() -> Runtime.getRuntime().halt(1)));
    }

    private static void answer(Path file, String name, DataOutputStream out) throws IOException {
        var blocks = new Blocks(out);
        try {
            var title = new Reading(file, name, blocks).read();
            if (!title.isEmpty()) {
                out.writeByte(Frame.TITLE);
                out.writeUTF(title.length() > 1000 ? title.substring(0, 1000) : title);
            }
            out.writeByte(Frame.END);
            out.writeInt(blocks.pages());
        } catch (RefusedException refused) {
            out.writeByte(Frame.REFUSED);
            out.writeUTF(refused.refusal().slug());
        }
    }

    /** A document may name addresses; nothing is fetched for it. */
    private static @Nullable URLStreamHandler closed(String protocol) {
        if (Set.of("file", "jar", "jrt").contains(protocol)) {
            return null;
        }
        return new URLStreamHandler() {
            @Override
            protected URLConnection openConnection(URL address) throws IOException {
                throw new IOException("Nothing is fetched here: " + protocol);
            }
        };
    }
}
