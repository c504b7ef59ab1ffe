package dev.atelier.knowledge.parsing;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads files in processes of their own, which are kept for the next file while they behave. As many run as there are callers at once: who
 * calls bounds that.
 */
@Singleton
public class Parsing {
    private final ParsingConfig config;
    private final Deque<Idle> idle = new ArrayDeque<>();
    private final Set<ParserProcess> busy = new HashSet<>();
    private boolean over;

    Parsing(ParsingConfig config) {
        this.config = config;
    }

    private record Idle(ParserProcess process, long since) {}

    /**
     * Blocks for as long as it takes, which is bounded.
     *
     * @param name as people see it: what its bytes do not tell of its kind, the name may
     * @param begun is given what stops the reading, from any thread
     */
    public Parsed parse(Path file, String name, Consumer<Runnable> begun) {
        var parsed = once(file, name, begun);
        return parsed instanceof Parsed.Killed
                ? once(file, name, begun)
                : parsed; // the machine may have been short of memory
    }

    private Parsed once(Path file, String name, Consumer<Runnable> begun) {
        ParserProcess process;
        try {
            process = take();
        } catch (IOException cause) {
            throw new IllegalStateException("No process for reading documents could be started", cause);
        }
        begun.accept(process::stop);
        try {
            return process.parse(file, name, config.timeout());
        } finally {
            begun.accept(() -> {}); // from here on it may be another's
            giveBack(process);
        }
    }

    private synchronized ParserProcess take() throws IOException {
        if (over) {
            throw new IOException("The server is stopping");
        }
        while (!idle.isEmpty()) {
            var process = idle.pop().process();
            if (process.isAlive()) {
                busy.add(process);
                return process;
            }
            process.end(true);
        }
        var folder = ParserFolder.fresh();
        var process = new ParserProcess(ParserCommand.of(config.heap(), folder.path()), folder);
        busy.add(process);
        return process;
    }

    private synchronized void giveBack(ParserProcess process) {
        busy.remove(process);
        if (over || !process.isAlive()) {
            process.end(true);
        } else {
            idle.push(new Idle(process, System.nanoTime()));
        }
    }

    @Scheduled(every = "20s", delayed = "20s")
    synchronized void endIdle() {
        var longest = config.idle().toNanos();
        List.copyOf(idle).stream()
                .filter(one -> System.nanoTime() - one.since() > longest)
                .forEach(one -> {
                    idle.remove(one);
                    one.process().end(true);
                });
    }

    void end(@Observes ShutdownEvent now) {
        endAll();
    }

    synchronized void endAll() {
        over = true;
        idle.forEach(one -> one.process().end(true));
        idle.clear();
        busy.forEach(ParserProcess::stop);
    }
}
