package dev.atelier.models;

import dev.atelier.accounts.AccountEnding;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Models outlive their owner, since others may use them: whoever deletes the account takes them over. */
@ApplicationScoped
class Inheritance {
    private final ModelRepository models;

    Inheritance(ModelRepository models) {
        this.models = models;
    }

    void handOver(@Observes AccountEnding ending) {
        models.update("ownerId = ?1, revision = revision + 1 where ownerId = ?2", ending.heir(), ending.account());
    }
}
