package dev.atelier.knowledge;

import dev.atelier.accounts.AccountEnding;
import dev.atelier.accounts.GrantedRows;
import dev.atelier.accounts.GroupEnding;
import dev.atelier.accounts.Principal;
import dev.atelier.platform.sql.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Collections outlive their owner, since others may use them: whoever deletes the account takes them over. Grants to who is gone go too. */
@ApplicationScoped
class Endings {
    private static final String TABLE = "knowledge";

    private final GrantedRows rows;
    private final Statements statements;

    Endings(GrantedRows rows, Statements statements) {
        this.rows = rows;
        this.statements = statements;
    }

    void handOver(@Observes AccountEnding ending) {
        rows.handOver(TABLE, ending);
        statements.run("update document set owner_id = ? where owner_id = ?", ending.heir(), ending.account());
    }

    void revoke(@Observes GroupEnding ending) {
        rows.revoke(TABLE, Principal.group(ending.group()));
    }
}
