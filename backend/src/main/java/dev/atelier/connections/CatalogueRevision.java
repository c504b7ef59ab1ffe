package dev.atelier.connections;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/** A number that grows with every change of connections or base models, so that each replica sees that its copy is old. */
@ApplicationScoped
class CatalogueRevision {
    private final EntityManager database;

    CatalogueRevision(EntityManager database) {
        this.database = database;
    }

    @Transactional
    long current() {
        return ((Number) database.createNativeQuery("select revision from catalogue_revision", Long.class)
                        .getSingleResult())
                .longValue();
    }

    /** Last in its transaction: the row is locked until it ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    void grow() {
        database.flush();
        database.createNativeQuery("update catalogue_revision set revision = revision + 1")
                .executeUpdate();
    }
}
