package dev.atelier.models;

import dev.atelier.accounts.Caller;
import dev.atelier.accounts.Settings;
import dev.atelier.platform.error.Fault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** How much one person may keep, where an administrator has set a limit. Administrators have none. */
@ApplicationScoped
public class Quotas {
    private final EntityManager database;
    private final Settings settings;

    Quotas(EntityManager database, Settings settings) {
        this.database = database;
        this.settings = settings;
    }

    /**
     * Refuses, and thereby undoes, what took a person over the limit (409 {@code quota-exceeded}). Called once the rows are written, so
     * that what counts is what is there; creating is serialised by the lock on ids.
     *
     * @param coming models that a dry run would have created
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void check(Caller caller, UUID owner, int coming) {
        var limits = settings.quotas();
        if (caller.isAdmin() || limits.none()) {
            return;
        }
        var usage = usage(owner);
        if (limits.models() > 0 && usage.models + coming > limits.models()) {
            throw exceeded(
                    "%,d models are the most that one person may have here. Delete some that are not needed, or ask an administrator for more."
                            .formatted(limits.models()));
        }
        checkBytes(limits, usage);
    }

    /** The same, once a file of this person's has been written. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void checkFiles(Caller owner) {
        var limits = settings.quotas();
        if (owner.isAdmin() || limits.none()) {
            return;
        }
        var usage = usage(owner.id());
        if (limits.files() > 0 && usage.files > limits.files()) {
            throw exceeded(
                    "%,d files are the most that one person may have here. Delete chats with files that are not needed, or ask an administrator for more."
                            .formatted(limits.files()));
        }
        checkBytes(limits, usage);
    }

    private static void checkBytes(Settings.Quotas limits, Usage usage) {
        if (limits.bytes() > 0 && usage.bytes > limits.bytes()) {
            throw exceeded(
                    "%,d bytes are the most that one person may keep here: models with their versions and pictures, files and documents. Delete some that are not needed, or ask an administrator for more."
                            .formatted(limits.bytes()));
        }
    }

    private static RuntimeException exceeded(String detail) {
        return new Fault.Conflict("quota-exceeded", detail).asException();
    }

    private record Usage(long models, long files, long bytes) {}

    private Usage usage(UUID owner) {
        database.flush();
        var row = (Object[])
                database.createNativeQuery("""
                        select count(*),
                            coalesce(sum(octet_length(m.system_prompt) + octet_length(m.description) + octet_length(m.greeting)
                                + pg_column_size(m.params) + pg_column_size(m.suggestions) + pg_column_size(m.examples)
                                + pg_column_size(m.unknown_fields)), 0)
                            + coalesce((select sum(pg_column_size(v.content)) from model_version v
                                join model o on o.id = v.model_id where o.owner_id = ?1), 0)
                            + coalesce((select sum(octet_length(a.bytes)) from model_avatar a
                                join model o on o.id = a.model_id where o.owner_id = ?1), 0)
                            + coalesce((select sum(size) from file where owner_id = ?1), 0)
                            + coalesce((select sum(size) from document where owner_id = ?1), 0),
                            (select count(*) from file where owner_id = ?1)
                        from model m where m.owner_id = ?1 and m.kind = 'workspace'
                        """).setParameter(1, owner).getSingleResult();
        return new Usage(((Number) row[0]).longValue(), ((Number) row[2]).longValue(), ((Number) row[1]).longValue());
    }
}
