package dev.atelier.platform.jobs;

import io.vertx.core.Vertx;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/**
 * The rounds in which a server looks after jobs that any server may take: one at each interval and whenever there is something to do, never
 * two at once. Where they fail for so long that another server may have taken the jobs over, this one lets go of them: a job that two
 * servers work on is worse than one that waits for the database.
 */
public final class JobRounds {
    private static final Logger LOG = Logger.getLogger(JobRounds.class);

    private final Vertx vertx;
    private final Jobs jobs;
    private final Times times;
    private final ReentrantLock oneAtATime = new ReentrantLock();

    private volatile boolean stopping;
    private volatile boolean newWork = true;
    private long claimedAt;
    private long heardAt = System.nanoTime();
    private boolean working = true;

    public JobRounds(Vertx vertx, Jobs jobs, Times times) {
        this.vertx = vertx;
        this.jobs = jobs;
        this.times = times;
    }

    /** @param claimEvery how often others are taken on where nothing said that there are any @param deadAfter of silence a server counts as gone */
    public record Times(Duration interval, Duration claimEvery, Duration deadAfter) {}

    /** What is looked after; all of it blocks. */
    public interface Jobs {
        /** As the log calls them. */
        String name();

        /** Saves how far they are, and takes on others where {@link JobRounds#mayClaim}. */
        void round() throws SQLException;

        void letGo();

        /** Those that were let go of are for others to take at once. */
        void giveBack() throws SQLException;
    }

    public void begin() {
        vertx.setPeriodic(times.interval().toMillis(), tick -> soon());
    }

    /** There may be something to take, or to let go of: it need not wait for the next round. */
    public void wake() {
        newWork = true;
        soon();
    }

    /** In a round: there is room for another. */
    public void roomAgain() {
        newWork = true;
    }

    /** In a round. */
    public boolean mayClaim() {
        var isDue =
                newWork || System.nanoTime() - claimedAt > times.claimEvery().toNanos();
        if (stopping || !isDue) {
            return false;
        }
        newWork = false;
        claimedAt = System.nanoTime();
        return true;
    }

    public void soon() {
        vertx.executeBlocking(
                () -> {
                    if (oneAtATime.tryLock()) {
                        try {
                            round();
                        } finally {
                            oneAtATime.unlock();
                        }
                    }
                    return true;
                },
                false);
    }

    private void round() {
        try {
            jobs.round();
            heardAt = System.nanoTime();
            working = true;
        } catch (SQLException | RuntimeException cause) {
            if (working) {
                LOG.errorf(cause, "%s cannot be saved; trying again", jobs.name());
            }
            working = false; // said once, not twice a second
            if (System.nanoTime() - heardAt > times.deadAfter().toNanos() / 2) {
                jobs.letGo();
            }
        }
    }

    /** Once this returns nothing is taken on any more, and nothing runs. */
    public void stop() {
        stopping = true;
        oneAtATime.lock();
        try {
            jobs.letGo();
            jobs.giveBack();
        } catch (SQLException | RuntimeException cause) {
            LOG.warnf(cause, "%s could not be given back; others take them over in a moment", jobs.name());
        } finally {
            oneAtATime.unlock();
        }
    }
}
