package dev.atelier.connections.pulls;

import dev.atelier.connections.Progress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Adds the parts of a model up, and measures how fast they come. May be asked from any thread. */
final class PullMeter {
    private static final double SMOOTHED_OVER = 5;
    private static final long SAMPLE = TimeUnit.MILLISECONDS.toNanos(500);

    private final Map<String, Part> parts = new HashMap<>();
    private final Set<String> heardOf = new HashSet<>();
    private final Part before;
    private long fetched;
    private long most;
    private long sampledAt = -1;
    private long sampled;
    private double speed = -1;

    private record Part(long total, long completed) {}

    /** @param completed how much there was when it was last looked at, which is told until the upstream tells anew */
    PullMeter(long completed, long total) {
        this.before = new Part(total, completed);
        this.most = completed;
    }

    /** @return whether more is there than ever before */
    synchronized boolean step(Progress.Step step, long nanos) {
        if (step.total() > 0) {
            var was = parts.put(step.part(), new Part(step.total(), step.completed()));
            if (!heardOf.add(step.part()) && was != null) { // what there was at first had been fetched before
                fetched += Math.max(0, step.completed() - was.completed());
            }
        } else if (step.status().startsWith("verifying") || step.status().startsWith("writing")) {
            complete(); // the last bytes of a part are often not told
        }
        sample(nanos);
        var now = completed();
        var isMore = now > most;
        most = Math.max(most, now);
        return isMore;
    }

    /** Everything is there. */
    synchronized void complete() {
        parts.replaceAll((id, part) -> new Part(part.total(), part.total()));
    }

    /** Another try begins: what it finds was fetched before. */
    synchronized void restart() {
        heardOf.clear();
        sampledAt = -1;
        speed = -1;
    }

    synchronized long completed() {
        return parts.isEmpty()
                ? before.completed()
                : parts.values().stream().mapToLong(Part::completed).sum();
    }

    synchronized long total() {
        return parts.isEmpty()
                ? before.total()
                : parts.values().stream().mapToLong(Part::total).sum();
    }

    /** Bytes in a second, smoothed; -1 before anything was measured. */
    synchronized long speed(long nanos) {
        sample(nanos);
        return Math.round(speed);
    }

    private void sample(long nanos) {
        if (parts.isEmpty()) {
            return;
        }
        if (sampledAt < 0) {
            sampledAt = nanos;
            sampled = fetched;
        }
        var passed = nanos - sampledAt;
        if (passed < SAMPLE) {
            return;
        }
        var seconds = passed / 1e9;
        var rate = (fetched - sampled) / seconds;
        speed = speed < 0 ? rate : speed + (1 - Math.exp(-seconds / SMOOTHED_OVER)) * (rate - speed);
        sampledAt = nanos;
        sampled = fetched;
    }
}
