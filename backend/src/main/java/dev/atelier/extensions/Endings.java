package dev.atelier.extensions;

import dev.atelier.accounts.AccountEnding;
import dev.atelier.accounts.Grant;
import dev.atelier.accounts.GroupEnding;
import dev.atelier.accounts.Permission;
import dev.atelier.accounts.Principal;
import dev.atelier.platform.sql.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.stream.Stream;

/** Extensions outlive their owner, since models name them: whoever deletes the account takes them over. Grants to who is gone go too. */
@ApplicationScoped
class Endings {
    private final Statements statements;

    Endings(Statements statements) {
        this.statements = statements;
    }

    void handOver(@Observes AccountEnding ending) {
        statements.run(
                "update extension set owner_id = ?, revision = revision + 1 where owner_id = ?",
                ending.heir(),
                ending.account());
        revoke(Principal.user(ending.account()));
    }

    void revoke(@Observes GroupEnding ending) {
        revoke(Principal.group(ending.group()));
    }

    private void revoke(Principal principal) {
        var grants = Grant.atLeast(Permission.USE, Stream.of(principal)).toArray(String[]::new);
        statements.run("""
                update extension set revision = revision + 1,
                    grants = array(select g from unnest(grants) with ordinality as u(g, n) where g <> all(?::text[]) order by n)
                where grants && ?::text[]""", grants, grants);
    }
}
