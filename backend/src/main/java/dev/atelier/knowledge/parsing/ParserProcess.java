package dev.atelier.knowledge.parsing;

import dev.atelier.knowledge.parsing.child.Frame;
import dev.atelier.knowledge.text.Block;
import dev.atelier.knowledge.text.Kind;
import dev.atelier.knowledge.text.ParsedText;
import dev.atelier.knowledge.text.Refusal;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One process that reads files, one after the other, for as long as it behaves. Used by one thread; {@link #end} by any. */
final class ParserProcess {
    /** What the JVM ends with where -XX:+ExitOnOutOfMemoryError says so. */
    private static final int OUT_OF_MEMORY = 3;

    /** What died of a signal ended with this and the signal's number. */
    private static final int SIGNALLED = 128;

    private static final Kind[] KINDS = Kind.values();
    private static final int LONGEST_BLOCK = 4 * ParsedText.MOST_CHARACTERS;

    private final Process process;
    private final ParserFolder folder;
    private final DataOutputStream to;
    private final DataInputStream from;
    private volatile boolean stopped;
    private volatile boolean late;

    ParserProcess(List<String> command, ParserFolder folder) throws IOException {
        this.folder = folder;
        var builder = new ProcessBuilder(command)
                .directory(folder.path().toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear(); // it has no business with our secrets
        process = builder.start();
        to = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        from = new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16));
    }

    /** Blocks until it has answered, was ended, or took too long. */
    Parsed parse(Path file, String name, Duration limit) {
        var watch = new CompletableFuture<Void>();
        watch.orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS).whenComplete((done, timeout) -> {
            if (timeout != null) {
                late = true;
                process.destroyForcibly();
            }
        });
        try {
            require(from.read() == Frame.READY);
            to.writeUTF(file.toString());
            to.writeUTF(name.length() > 1000 ? name.substring(name.length() - 1000) : name);
            to.flush();
            return answer();
        } catch (IOException | IllegalArgumentException broken) {
            return after();
        } finally {
            watch.complete(null);
        }
    }

    private Parsed answer() throws IOException {
        var blocks = new ArrayList<Block>();
        @Nullable String title = null;
        var characters = 0L;
        while (true) {
            switch (from.read()) {
                case Frame.BLOCK -> {
                    blocks.add(block());
                    characters += blocks.getLast().text().length();
                    require(blocks.size() <= ParsedText.MOST_BLOCKS && characters <= ParsedText.MOST_CHARACTERS);
                }
                case Frame.TITLE -> title = from.readUTF();
                case Frame.END -> {
                    return new Parsed.Text(new ParsedText(title, blocks, from.readInt()));
                }
                case Frame.REFUSED -> {
                    return new Parsed.Refused(Refusal.of(from.readUTF()).orElse(Refusal.BROKEN));
                }
                default -> throw new EOFException();
            }
        }
    }

    private Block block() throws IOException {
        var kind = KINDS[Math.floorMod(from.readByte(), KINDS.length)];
        var level = from.readByte();
        var page = from.readInt();
        var length = from.readInt();
        require(length >= 0 && length <= LONGEST_BLOCK);
        var text = new String(from.readNBytes(length), StandardCharsets.UTF_8);
        return new Block(kind, level, text, page == 0 ? null : page);
    }

    private static void require(boolean holds) throws EOFException {
        if (!holds) {
            throw new EOFException();
        }
    }

    /** Why it answered nothing. */
    private Parsed after() {
        end(false);
        if (stopped) {
            return new Parsed.Stopped();
        }
        if (late) {
            return new Parsed.Refused(Refusal.TIMEOUT);
        }
        return process.exitValue() > SIGNALLED
                ? new Parsed.Killed()
                : new Parsed.Refused(process.exitValue() == OUT_OF_MEMORY ? Refusal.TOO_LARGE : Refusal.BROKEN);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** At once, whatever it does. */
    void stop() {
        stopped = true;
        process.destroyForcibly();
    }

    /** @param atOnce false: it may have ended by itself, and is given a moment to have done so */
    void end(boolean atOnce) {
        try {
            if (atOnce || !process.waitFor(2, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
            }
        } catch (InterruptedException cause) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } finally {
            folder.close();
        }
    }
}
