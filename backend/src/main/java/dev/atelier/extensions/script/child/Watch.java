package dev.atelier.extensions.script.child;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs something on a thread of its own, with a stack of its own, and interrupts it when its time is up. */
final class Watch {
    private static final long STACK = 16 << 20;
    private static final int LOOK_EVERY = 5;
    /** What does not end within that is stuck, and the process with it. */
    private static final long GRACE = TimeUnit.SECONDS.toNanos(2);

    static final int STUCK = 5;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    /** @return which limit was passed; null where none was */
    @Nullable
    Ended over(Call.Limits limits, Runnable work) throws InterruptedException {
        var worker = new Thread(null, work, "script", STACK);
        var began = System.nanoTime();
        @Nullable Ended passed = null;
        var since = 0L;
        worker.start();
        while (!worker.join(java.time.Duration.ofMillis(LOOK_EVERY))) {
            if (passed == null) {
                passed = passed(limits, worker, System.nanoTime() - began);
                since = System.nanoTime();
            }
            if (passed != null) {
                worker.interrupt();
                if (System.nanoTime() - since > GRACE) {
                    Runtime.getRuntime().halt(STUCK);
                }
            }
        }
        return passed;
    }

    private @Nullable Ended passed(Call.Limits limits, Thread worker, long took) {
        var cpu = threads.getThreadCpuTime(worker.threadId());
        if (cpu > TimeUnit.MILLISECONDS.toNanos(limits.cpu())) {
            return Ended.CPU;
        }
        return took > TimeUnit.MILLISECONDS.toNanos(limits.time()) ? Ended.TIME : null;
    }
}
