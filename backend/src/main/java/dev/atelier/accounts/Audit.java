package dev.atelier.accounts;

import dev.atelier.platform.time.Now;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/** Who changed what that concerns others: roles, access, connections, settings. */
@ApplicationScoped
public class Audit {
    private final EntityManager database;

    Audit(EntityManager database) {
        this.database = database;
    }

    /** Part of the transaction that makes the change: both are there, or neither. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void note(Caller caller, String action, String subject) {
        database.createNativeQuery("insert into audit_entry (at, account_id, action, subject) values (?1, ?2, ?3, ?4)")
                .setParameter(1, Now.instant())
                .setParameter(2, caller.id())
                .setParameter(3, action)
                .setParameter(4, subject)
                .executeUpdate();
    }
}
