package dev.atelier.models;

import dev.atelier.accounts.AccountEnding;
import dev.atelier.accounts.GrantedRows;
import dev.atelier.accounts.GroupEnding;
import dev.atelier.accounts.Principal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Models outlive their owner, since others may use them: whoever deletes the account takes them over. Grants to who is gone go too. */
@ApplicationScoped
class Inheritance {
    private static final String TABLE = "model";

    private final GrantedRows rows;

    Inheritance(GrantedRows rows) {
        this.rows = rows;
    }

    void handOver(@Observes AccountEnding ending) {
        rows.handOver(TABLE, ending);
    }

    void revoke(@Observes GroupEnding ending) {
        rows.revoke(TABLE, Principal.group(ending.group()));
    }
}
