package dev.atelier.connections;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** Remembers that a first connection was thought about, so that one that was removed does not come back. */
@ApplicationScoped
class FirstDecision {
    private static final String SETTING = "first-connection";

    private final EntityManager database;
    private final ConnectionBook book;

    FirstDecision(EntityManager database, ConnectionBook book) {
        this.database = database;
        this.book = book;
    }

    @Transactional
    boolean isTaken() {
        return !database.createNativeQuery("select value from setting where name = ?1", String.class)
                .setParameter(1, SETTING)
                .getResultList()
                .isEmpty();
    }

    /** Adds the connection, unless there was ever one; exactly one replica does. */
    @Transactional
    Optional<UUID> take(ConnectionDraft draft) {
        var isFirst = database.createNativeQuery(
                                "insert into setting (name, value) values (?1, ?2) on conflict (name) do nothing")
                        .setParameter(1, SETTING)
                        .setParameter(2, draft.checked().kind().word())
                        .executeUpdate()
                == 1;
        return isFirst && book.count() == 0 ? Optional.of(book.add(draft.checked())) : Optional.empty();
    }
}
