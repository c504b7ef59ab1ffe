package dev.atelier.extensions.script;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The processes that scripts run in: kept while they behave, ended when nobody needs them. */
final class ScriptProcesses {
    private static final int LAST_WAITS = 10;

    private final ScriptConfig config;
    private final Deque<Idle> idle = new ArrayDeque<>();
    private final Set<ScriptProcess> busy = new HashSet<>();
    private boolean over;

    ScriptProcesses(ScriptConfig config) {
        this.config = config;
    }

    private record Idle(ScriptProcess process, long since) {}

    /** The one that was used last: what it has read it has warm. */
    synchronized ScriptProcess take() throws IOException {
        while (!idle.isEmpty()) {
            var process = idle.pop().process();
            if (process.isAlive()) {
                busy.add(process);
                return process;
            }
        }
        return fresh();
    }

    /** One that has just begun. */
    synchronized ScriptProcess fresh() throws IOException {
        if (over) {
            throw new IOException("The server is stopping");
        }
        var process = new ScriptProcess(ScriptCommand.of(config.memory()));
        busy.add(process);
        return process;
    }

    synchronized void giveBack(ScriptProcess process) {
        busy.remove(process);
        if (over || !process.isAlive()) {
            process.end(true);
        } else {
            idle.push(new Idle(process, System.nanoTime()));
        }
    }

    synchronized void endIdle() {
        var longest = config.idle().toNanos();
        for (var one : List.copyOf(idle)) {
            var isLast = idle.size() + busy.size() == 1;
            if (System.nanoTime() - one.since() > (isLast ? LAST_WAITS * longest : longest)) {
                idle.remove(one);
                one.process().end(true);
            }
        }
    }

    synchronized void endAll() {
        over = true;
        idle.forEach(one -> one.process().end(true));
        idle.clear();
        busy.forEach(ScriptProcess::stop);
    }

    synchronized List<Long> pids() {
        return java.util.stream.Stream.concat(idle.stream().map(Idle::process), busy.stream())
                .map(ScriptProcess::pid)
                .toList();
    }
}
