package dev.atelier.knowledge.ingestion;

import dev.atelier.platform.sql.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** What is to be done with documents. Part of the transaction that makes it necessary; begun once that is committed. */
@ApplicationScoped
public class Orders {
    /** Whoever works on it now has lost it: its claim names nobody any more. */
    private static final String AGAIN = """
            work = 'ingest', state = 'queued', problem = null, problem_detail = null, done = 0, total = 0, tries = 0, replica_id = null,
            asked_at = clock_timestamp()""";

    private final Statements statements;
    private final Event<Changed> changed;

    Orders(Statements statements, Event<Changed> changed) {
        this.statements = statements;
        this.changed = changed;
    }

    /** All of a document anew. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void ingest(UUID document) {
        statements.run("update document set " + AGAIN + ", updated_at = now() where id = ?", document);
        changed.fire(new Changed());
    }

    /** Only where it failed or was cancelled: what is under way or done stays as it is. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void retry(UUID document) {
        statements.run(
                "update document set " + AGAIN
                        + ", updated_at = now(), revision = revision + 1 where id = ? and state in ('failed', 'cancelled')",
                document);
        changed.fire(new Changed());
    }

    /** What is done stays done; the passages that it had before go on to serve. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void cancel(UUID document) {
        statements.run("""
                update document set state = 'cancelled', work = null, replica_id = null, done = 0, total = 0, updated_at = now(),
                    revision = revision + 1
                where id = ? and work = 'ingest'""", document);
        changed.fire(new Changed());
    }

    /** Passages of a whole collection with other settings; those that are there serve meanwhile. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void renew(UUID collection) {
        statements.run("""
                update document set work = 'renew', done = 0, total = 0, tries = 0, replica_id = null, asked_at = clock_timestamp()
                where knowledge_id = ? and state = 'ready'""", collection);
        statements.run(
                "update document set " + AGAIN
                        + " where knowledge_id = ? and (problem = 'embedding-failed' or state in ('parsing', 'embedding'))",
                collection);
        changed.fire(new Changed());
    }
}
