package dev.atelier.extensions.mcp;

import dev.atelier.extensions.ExtensionState;
import dev.atelier.extensions.Unavailable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program of the configuration, spoken to over its standard input and output: one message a line. It gets nothing of this server's environment but where programs are found. */
final class ProgramChannel implements Channel {
    private static final Set<String> PASSED_ON = Set.of("PATH", "HOME", "LANG", "TMPDIR");
    private static final int LONGEST_LINE = 8 << 20;
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final String name;
    private final Process process;
    private final CompletableFuture<Void> silent = new CompletableFuture<>();
    private volatile boolean closed;

    ProgramChannel(String name, List<String> command) {
        this.name = name;
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().retainAll(PASSED_ON);
        try {
            process = builder.start();
        } catch (IOException cause) {
            throw new Unavailable(ExtensionState.UNREACHABLE, "The program " + name + " could not be started.");
        }
    }

    @Override
    public void begin(Ear ear) {
        Thread.ofPlatform().daemon().name("mcp-" + name).start(() -> read(ear));
    }

    private void read(Ear ear) {
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = line(lines); line.isPresent(); line = line(lines)) {
                ear.hears(line.get()); // some print a greeting
            }
        } catch (IOException gone) {
            // told to all who wait
        }
        silent.complete(null);
        close();
    }

    /** Empty at the end. */
    private static Optional<String> line(BufferedReader lines) throws IOException {
        var line = new StringBuilder();
        for (var c = lines.read(); c != '\n'; c = lines.read()) {
            if (c < 0) {
                return Optional.empty();
            }
            if (line.length() >= LONGEST_LINE) {
                throw new IOException("A line that does not end");
            }
            line.append((char) c);
        }
        return Optional.of(line.toString());
    }

    @Override
    public void send(Sent message) throws InterruptedException {
        try {
            write(message.json());
            if (!message.isSettled()) {
                CompletableFuture.anyOf(message.answered(), silent).get();
            }
        } catch (IOException | ExecutionException | CompletionException cause) {
            throw gone();
        }
        if (!message.isSettled()) {
            throw gone();
        }
    }

    private synchronized void write(byte[] json) throws IOException {
        var out = process.getOutputStream();
        out.write(json);
        out.write('\n');
        out.flush();
    }

    private Unavailable gone() {
        return new Unavailable(ExtensionState.UNREACHABLE, "The program " + name + " ended.");
    }

    @Override
    public String called() {
        return "The program " + name;
    }

    @Override
    public boolean isOpen() {
        return !closed && process.isAlive();
    }

    /** With all that it started; by force where asking is not enough. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        var all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroy);
        CompletableFuture.delayedExecutor(GRACE.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> all.forEach(ProcessHandle::destroyForcibly));
    }
}
