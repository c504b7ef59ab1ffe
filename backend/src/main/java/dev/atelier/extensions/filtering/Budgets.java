package dev.atelier.extensions.filtering;

import dev.atelier.platform.sql.Statements;
import dev.atelier.platform.time.Now;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What people have asked for, counted in the database, so that all replicas count the same. Periods are those of the clock, in UTC. */
@Singleton
public class Budgets {
    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended(?, 0))";

    /** All that the limits are about, in one read. */
    private static final String USED = """
            select period, requests, tokens from extension_usage
            where extension_id = ? and account_id = ? and model_id = ?
                and (period, begins) in (select * from unnest(?::text[], ?::timestamptz[]))""";

    private static final String COUNT = """
            insert into extension_usage as u (extension_id, account_id, model_id, period, begins, requests, tokens)
            select ?, ?, ?, p.period, p.begins, ?, ? from unnest(?::text[], ?::timestamptz[]) p (period, begins)
            on conflict (extension_id, account_id, model_id, period, begins)
            do update set requests = u.requests + excluded.requests, tokens = u.tokens + excluded.tokens""";

    private final Statements statements;

    Budgets(Statements statements) {
        this.statements = statements;
    }

    /** Whose budget. @param model empty where it is one for all models */
    record Account(String extension, UUID person, String model) {
        String key() {
            return extension + " " + person + " " + model;
        }
    }

    /** How long one is counted. */
    enum Period {
        MINUTE("minute"),
        DAY("day"),
        MONTH("month");

        private final String word;

        Period(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }

        Instant begin(Instant now) {
            var at = now.atOffset(ZoneOffset.UTC);
            return switch (this) {
                case MINUTE -> at.truncatedTo(ChronoUnit.MINUTES).toInstant();
                case DAY -> at.truncatedTo(ChronoUnit.DAYS).toInstant();
                case MONTH -> at.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1).toInstant();
            };
        }

        Instant end(Instant now) {
            var begin = begin(now).atOffset(ZoneOffset.UTC);
            return switch (this) {
                case MINUTE -> begin.plusMinutes(1).toInstant();
                case DAY -> begin.plusDays(1).toInstant();
                case MONTH -> begin.plusMonths(1).toInstant();
            };
        }
    }

    /** The most in a period; 0 is no limit. */
    record Limit(Period period, long requests, long tokens) {
        boolean isSet() {
            return requests > 0 || tokens > 0;
        }
    }

    /** A limit that is used up. */
    record Exceeded(Limit limit, boolean byTokens, Instant until) {}

    private record Used(String period, long requests, long tokens) {}

    /** Counts a request, unless a limit is used up. Blocks; asks one after the other, whichever replica asks. */
    Optional<Exceeded> take(Account account, List<Limit> limits) {
        var now = Now.instant();
        return QuarkusTransaction.requiringNew().call(() -> {
            statements.run(LOCK, account.key());
            var exceeded = exceeded(account, limits, now);
            if (exceeded.isEmpty()) {
                count(account, limits, now, 1, 0);
            }
            return exceeded;
        });
    }

    /** Whether tokens are used up; counts nothing. Blocks. */
    Optional<Exceeded> overdrawn(Account account, List<Limit> limits) {
        var ofTokens = limits.stream()
                .map(limit -> new Limit(limit.period(), 0, limit.tokens()))
                .filter(Limit::isSet)
                .toList();
        return exceeded(account, ofTokens, Now.instant());
    }

    private Optional<Exceeded> exceeded(Account account, List<Limit> limits, Instant now) {
        var used = statements.list(
                row -> new Used(row.getString(1), row.getLong(2), row.getLong(3)),
                USED,
                account.extension(),
                account.person(),
                account.model(),
                periods(limits),
                begins(limits, now));
        return limits.stream()
                .flatMap(limit -> used.stream()
                        .filter(one -> one.period().equals(limit.period().word()))
                        .flatMap(one -> exceeded(limit, one, now).stream()))
                .findFirst();
    }

    private static Optional<Exceeded> exceeded(Limit limit, Used used, Instant now) {
        var byRequests = limit.requests() > 0 && used.requests() >= limit.requests();
        var byTokens = limit.tokens() > 0 && used.tokens() >= limit.tokens();
        return byRequests || byTokens
                ? Optional.of(new Exceeded(limit, !byRequests, limit.period().end(now)))
                : Optional.empty();
    }

    /** Counts tokens of an answer that is over. Blocks. */
    void spend(Account account, List<Limit> limits, long tokens) {
        count(account, limits, Now.instant(), 0, tokens);
    }

    private void count(Account account, List<Limit> limits, Instant now, long requests, long tokens) {
        statements.run(
                COUNT,
                account.extension(),
                account.person(),
                account.model(),
                requests,
                tokens,
                periods(limits),
                begins(limits, now));
    }

    private static String[] periods(List<Limit> limits) {
        return limits.stream().map(limit -> limit.period().word()).toArray(String[]::new);
    }

    private static String[] begins(List<Limit> limits, Instant now) {
        return limits.stream()
                .map(limit -> limit.period().begin(now).toString())
                .toArray(String[]::new);
    }

    @Scheduled(every = "1h", delayed = "7m")
    void forget() {
        statements.run("delete from extension_usage where begins < now() - interval '40 days'"
                + " or period = 'minute' and begins < now() - interval '1 hour'");
    }
}
