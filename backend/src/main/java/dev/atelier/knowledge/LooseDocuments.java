package dev.atelier.knowledge;

import dev.atelier.platform.sql.Statements;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.UUID;

/** Documents of no collection live as long as something names them, and a day longer. */
@Singleton
public class LooseDocuments {
    private final Statements statements;

    LooseDocuments(Statements statements) {
        this.statements = statements;
    }

    /** @param held all that are named by something now */
    public void keepFor(Collection<UUID> held) {
        Object ids = held.toArray(UUID[]::new);
        statements.run(
                "update document set unheld_since = null where unheld_since is not null and id = any (?::uuid[])", ids);
        statements.run(
                "update document set unheld_since = now() where knowledge_id is null and unheld_since is null and id <> all (?::uuid[])",
                ids);
        statements.run("delete from document where knowledge_id is null and unheld_since < now() - interval '1 day'");
    }
}
