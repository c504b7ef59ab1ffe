package dev.atelier.extensions;

import dev.atelier.accounts.AccountEnding;
import dev.atelier.accounts.GrantedRows;
import dev.atelier.accounts.GroupEnding;
import dev.atelier.accounts.Principal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Extensions outlive their owner, since models name them: whoever deletes the account takes them over. Grants to who is gone go too. */
@ApplicationScoped
class Endings {
    private static final String TABLE = "extension";

    private final GrantedRows rows;

    Endings(GrantedRows rows) {
        this.rows = rows;
    }

    void handOver(@Observes AccountEnding ending) {
        rows.handOver(TABLE, ending);
    }

    void revoke(@Observes GroupEnding ending) {
        rows.revoke(TABLE, Principal.group(ending.group()));
    }
}
