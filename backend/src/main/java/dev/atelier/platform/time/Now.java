package dev.atelier.platform.time;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The present, in the microseconds that PostgreSQL keeps: so that what is answered is what is stored. */
public final class Now {
    private Now() {}

    public static Instant instant() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
