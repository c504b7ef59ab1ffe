package dev.atelier.extensions.filtering;

import dev.atelier.extensions.ExtensionChanged;
import dev.atelier.platform.sql.Statements;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;

/** Whether there is a filter for all models: known without asking, so that where there is none nobody waits. Other replicas know within a second. */
@Singleton
public class ForAll {
    private final Statements statements;
    private volatile boolean any;

    ForAll(Statements statements) {
        this.statements = statements;
    }

    public boolean isAny() {
        return any;
    }

    void begin(@Observes @Priority(30) StartupEvent start) {
        look();
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) ExtensionChanged changed) {
        look();
    }

    @Scheduled(every = "1s")
    void look() {
        any = statements
                .first(row -> row.getBoolean(1), "select exists (select 1 from extension where for_all and enabled)")
                .orElse(false);
    }
}
