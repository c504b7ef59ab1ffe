package dev.atelier.accounts;

import dev.atelier.platform.sql.Statements;
import jakarta.inject.Singleton;
import java.util.stream.Stream;

/** Tables whose rows carry their owner and their grants (decision 9), when somebody goes. */
@Singleton
public class GrantedRows {
    private final Statements statements;

    GrantedRows(Statements statements) {
        this.statements = statements;
    }

    /** Whoever deletes an account takes over what it owned; what was granted to it goes. */
    public void handOver(String table, AccountEnding ending) {
        statements.run(
                "update %s set owner_id = ?, revision = revision + 1 where owner_id = ?".formatted(table),
                ending.heir(),
                ending.account());
        revoke(table, Principal.user(ending.account()));
    }

    /** What was granted to somebody goes. */
    public void revoke(String table, Principal principal) {
        var grants = Grant.atLeast(Permission.USE, Stream.of(principal)).toArray(String[]::new);
        statements.run("""
                update %s set revision = revision + 1,
                    grants = array(select g from unnest(grants) with ordinality as u(g, n) where g <> all(?::text[]) order by n)
                where grants && ?::text[]""".formatted(table), grants, grants);
    }
}
