package dev.atelier.extensions.script;

import dev.atelier.extensions.script.Outcome.Failure;
import dev.atelier.extensions.script.child.Call;
import dev.atelier.extensions.script.child.Frame;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One process that runs calls, one after the other, for as long as it behaves. Used by one thread; {@link #stop} by any. */
final class ScriptProcess {
    /** What the JVM ends with where -XX:+ExitOnOutOfMemoryError says so. */
    private static final int OUT_OF_MEMORY = 3;

    /** It watches its own clock; what it does not end by itself is ended that much later. */
    private static final int GRACE = 3_000;
    /** A JVM on a machine that has much to do. */
    private static final int START = 60_000;

    private final Process process;
    private final DataOutputStream to;
    private final DataInputStream from;
    private volatile boolean stopped;
    private volatile boolean late;
    /** Waits for a call. */
    private boolean ready;
    /** Has the call: whatever becomes of it now, it may have been at work. */
    private boolean begun;

    /** What a script asks while it runs; called on the thread that runs the call. */
    interface Host {
        void log(String line);

        /** @param request and answer as JSON */
        String fetch(String request);
    }

    ScriptProcess(List<String> command) throws IOException {
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear(); // it has no business with our secrets
        process = builder.start();
        to = new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), 1 << 16));
        from = new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16));
    }

    /**
     * Blocks until it has answered, was stopped, or took too long; one that begins is waited for besides.
     *
     * @return empty where it was gone before it began the call, so that another may be asked
     */
    Optional<Outcome> run(Call call, Host host, Words words) {
        begun = false;
        try {
            within(START, () -> ready = from.read() == Frame.READY);
            require(ready);
            return within(call.limits().time() + GRACE, () -> {
                call.write(to);
                return Optional.of(answer(host, words));
            });
        } catch (IOException broken) {
            var why = after();
            return !begun && why == Failure.BROKEN ? Optional.empty() : Optional.of(words.of(why, ""));
        }
    }

    private interface Work<T> {
        T done() throws IOException;
    }

    private <T> T within(int millis, Work<T> work) throws IOException {
        var watch = new CompletableFuture<Void>();
        watch.orTimeout(millis, TimeUnit.MILLISECONDS).whenComplete((done, timeout) -> {
            if (timeout != null) {
                late = true;
                process.destroyForcibly();
            }
        });
        try {
            return work.done();
        } finally {
            watch.complete(null);
        }
    }

    private Outcome answer(Host host, Words words) throws IOException {
        while (true) {
            switch (from.read()) {
                case Frame.BEGUN -> begun = true;
                case Frame.LOG -> host.log(Call.readText(from));
                case Frame.FETCH -> {
                    Call.writeText(to, host.fetch(Call.readText(from)));
                    to.flush();
                }
                case Frame.DONE -> {
                    return new Outcome.Done(Call.readText(from));
                }
                case Frame.REFUSED -> {
                    return new Outcome.Refused(Call.readText(from));
                }
                case Frame.FAILED -> {
                    var told = Call.readText(from).split("\n", 2);
                    return words.of(Failure.valueOf(told[0]), told.length > 1 ? told[1] : "");
                }
                default -> throw new EOFException();
            }
        }
    }

    private static void require(boolean holds) throws EOFException {
        if (!holds) {
            throw new EOFException();
        }
    }

    /** Why it answered nothing. */
    private Failure after() {
        end(false);
        if (stopped) {
            return Failure.STOPPED;
        }
        if (late) {
            return ready ? Failure.TIME : Failure.BUSY;
        }
        return process.exitValue() == OUT_OF_MEMORY ? Failure.MEMORY : Failure.BROKEN;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
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
        }
    }
}
