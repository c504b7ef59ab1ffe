package dev.atelier.testing;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** How long tests wait for what is to come: so long that a busy machine is no failure, and nobody waits longer than it takes. */
public final class Waiting {
    public static final Duration PATIENCE = Duration.ofSeconds(90);

    private Waiting() {}

    /** Awaitility's, with more patience than its ten seconds. */
    public static ConditionFactory await() {
        return Awaitility.await().atMost(PATIENCE);
    }
}
