package dev.atelier.knowledge.index;

import dev.atelier.platform.sql.Statements;
import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Keeps what is known of words and languages near the truth, and vectors indexed: counts anew after changes, the less often the longer that takes, on one replica
 * at a time.
 */
@Singleton
public class Counting {
    private static final Logger LOG = Logger.getLogger(Counting.class);
    private static final int COUNTING = 2_100_002; // a number of ours among PostgreSQL's advisory locks
    private static final int SECONDS = 1_800;

    /** Counting may take a twentieth of the time. */
    private static final int RATIO = 20;

    private static final List<String> COUNTS = List.of("""
            insert into language_stat (language, config, passages, mean)
            select language, 'simple', count(*), avg(dl) from passage group by language
            on conflict (language) do update set passages = excluded.passages, mean = excluded.mean""", """
            update language_stat set passages = 0 where passages > 0
                and not exists (select from passage p where p.language = language_stat.language)""", """
            insert into term_stat (term, df) select term, count(*) from posting group by term
            on conflict (term) do update set df = excluded.df where term_stat.df <> excluded.df""", """
            delete from term_stat s where not exists (select from posting p where p.term = s.term)""", """
            insert into scope_embedder (scope, embedder, passages) select scope, embedder, count(*) from passage_vector group by 1, 2
            on conflict (scope, embedder) do update set passages = excluded.passages
                where scope_embedder.passages is distinct from excluded.passages""");

    /** Postings are read from their index alone, as long as the table's visibility map is up to date. */
    private static final String FULL = """
            select 1 from pg_stat_user_tables where relid = 'posting'::regclass
                and n_ins_since_vacuum + n_dead_tup > greatest(20000, 0.02 * n_live_tup)""";

    private final EmbedderRows embedders;
    private final Statements sql;

    Counting(EmbedderRows embedders, Statements sql) {
        this.embedders = embedders;
        this.sql = sql;
    }

    private record Last(long seen, long changed, OffsetDateTime at, int tookMs) {
        boolean isDue() {
            return seen != changed
                    && at.toInstant().plusMillis((long) tookMs * RATIO).isBefore(Instant.now());
        }
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    @TransactionConfiguration(timeout = SECONDS)
    void follow() {
        var isDue = last().isDue();
        var withoutIndex = embedders.withoutIndex();
        if ((isDue || !withoutIndex.isEmpty()) && isMine()) {
            withoutIndex.forEach(embedders::index);
            if (isDue) {
                count();
            }
        }
    }

    /** Autovacuum comes a minute later at best; a replica that finds another one at it goes on. */
    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void vacuum() {
        if (!sql.list(row -> true, FULL).isEmpty()) {
            sql.run("vacuum (skip_locked, analyze) posting, passage");
        }
    }

    /** Within a transaction. */
    public void count() {
        var begun = Instant.now();
        var changed = last().changed();
        COUNTS.forEach(sql::run);
        var took = Duration.between(begun, Instant.now()).toMillis();
        sql.run("update passage_count set seen = ?, counted_at = now(), took_ms = ?", changed, (int) took);
        LOG.debugf("Words counted in %d ms", took);
    }

    private Last last() {
        return sql.list(
                        row -> new Last(
                                row.getLong(1), row.getLong(2), row.getObject(3, OffsetDateTime.class), row.getInt(4)),
                        "select seen, (select case when is_called then last_value else 0 end from passage_change), counted_at, took_ms "
                                + "from passage_count")
                .getFirst();
    }

    private boolean isMine() {
        return sql.list(row -> row.getBoolean(1), "select pg_try_advisory_xact_lock(?)", COUNTING)
                .getFirst();
    }
}
