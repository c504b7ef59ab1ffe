package dev.atelier.models;

import dev.atelier.accounts.AccountEnding;
import dev.atelier.accounts.Grant;
import dev.atelier.accounts.GroupEnding;
import dev.atelier.accounts.Permission;
import dev.atelier.accounts.Principal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.stream.Stream;

/** Models outlive their owner, since others may use them: whoever deletes the account takes them over. Grants to who is gone go too. */
@ApplicationScoped
class Inheritance {
    private final ModelRepository models;

    Inheritance(ModelRepository models) {
        this.models = models;
    }

    void handOver(@Observes AccountEnding ending) {
        models.update("ownerId = ?1, revision = revision + 1 where ownerId = ?2", ending.heir(), ending.account());
        revoke(Principal.user(ending.account()));
    }

    void revoke(@Observes GroupEnding ending) {
        revoke(Principal.group(ending.group()));
    }

    private void revoke(Principal principal) {
        var grants = Grant.atLeast(Permission.USE, Stream.of(principal)).toArray(String[]::new);
        models.getEntityManager().createNativeQuery("""
                        update model set revision = revision + 1,
                            grants = array(select g from unnest(grants) with ordinality as u(g, n) where g <> all(cast(?1 as text[])) order by n)
                        where grants && cast(?1 as text[])""").setParameter(1, grants).executeUpdate();
    }
}
