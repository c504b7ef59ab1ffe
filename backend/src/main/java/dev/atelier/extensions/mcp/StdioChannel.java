package dev.atelier.extensions.mcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.extensions.ExtensionState;
import dev.atelier.extensions.Unavailable;
import dev.atelier.platform.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A program of the configuration, spoken to over its standard input and output: one message a line. It gets nothing of this server's environment but where programs are found. */
final class StdioChannel implements Channel {
    private static final Set<String> PASSED_ON = Set.of("PATH", "HOME", "LANG", "TMPDIR");
    private static final int LONGEST_LINE = 8 << 20;

    private final String name;
    private final Process process;
    private volatile boolean closed;
    private final Map<String, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();

    StdioChannel(String name, List<String> command) {
        this.name = name;
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().retainAll(PASSED_ON);
        try {
            process = builder.start();
        } catch (IOException cause) {
            throw new Unavailable(ExtensionState.UNREACHABLE, "The program " + name + " could not be started.");
        }
        Thread.ofPlatform().daemon().name("mcp-" + name).start(this::read);
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = line(lines); line != null; line = line(lines)) {
                hear(line);
            }
        } catch (IOException gone) {
            // told below to all who wait
        }
        process.destroy();
        waiting.values().forEach(each -> each.completeExceptionally(gone()));
        waiting.clear();
    }

    private static @org.jspecify.annotations.Nullable String line(BufferedReader lines) throws IOException {
        var line = new StringBuilder();
        for (var c = lines.read(); c != '\n'; c = lines.read()) {
            if (c < 0) {
                return null;
            }
            if (line.length() >= LONGEST_LINE) {
                throw new IOException("A line that does not end");
            }
            line.append((char) c);
        }
        return line.toString();
    }

    private void hear(String line) throws IOException {
        JsonNode message;
        try {
            message = Json.mapper().readTree(line);
        } catch (JsonProcessingException chatter) {
            return; // some print a greeting
        }
        if (message.has("method")) {
            if (message.has("id")) {
                write(Messages.answerTo(message));
            }
            return;
        }
        var asked = waiting.remove(message.path("id").asText());
        if (asked != null) {
            asked.complete(message);
        }
    }

    @Override
    public JsonNode request(ObjectNode message, Duration patience) throws InterruptedException {
        var answer = new CompletableFuture<JsonNode>();
        var id = message.path("id").asText();
        waiting.put(id, answer);
        try {
            tell(message);
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException cause) {
            throw gone();
        } catch (TimeoutException late) {
            throw new Unavailable(
                    ExtensionState.UNREACHABLE,
                    "The program " + name + " gave no answer within " + patience.toSeconds() + " s.");
        } finally {
            waiting.remove(id);
        }
    }

    @Override
    public void tell(ObjectNode message) {
        try {
            write(message);
        } catch (IOException cause) {
            throw gone();
        }
    }

    private synchronized void write(ObjectNode message) throws IOException {
        var out = process.getOutputStream();
        out.write(Json.bytes(message));
        out.write('\n');
        out.flush();
    }

    private Unavailable gone() {
        return new Unavailable(ExtensionState.UNREACHABLE, "The program " + name + " ended.");
    }

    @Override
    public boolean isOpen() {
        return !closed && process.isAlive();
    }

    @Override
    public void close() {
        closed = true;
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
