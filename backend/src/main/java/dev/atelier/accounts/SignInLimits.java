package dev.atelier.accounts;

import dev.atelier.platform.error.Fault;
import dev.atelier.platform.time.Now;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Slows down who guesses passwords: per account and per address, counted in the database, so on all replicas together. */
@ApplicationScoped
class SignInLimits {
    static final int PER_ACCOUNT = 10;
    static final int PER_ADDRESS = 50;
    static final Duration WINDOW = Duration.ofMinutes(15);

    private final EntityManager database;

    SignInLimits(EntityManager database) {
        this.database = database;
    }

    @Transactional
    void check(String email, String address) {
        check(accountKey(email), PER_ACCOUNT);
        check(addressKey(address), PER_ADDRESS);
    }

    private void check(String subject, int most) {
        @SuppressWarnings("unchecked")
        List<Instant> recent = database.createNativeQuery(
                        "select at from sign_in_failure where subject = ?1 and at > ?2 order by at desc limit ?3",
                        Instant.class)
                .setParameter(1, subject)
                .setParameter(2, Now.instant().minus(WINDOW))
                .setParameter(3, most)
                .getResultList();
        if (recent.size() == most) {
            var wait = Duration.between(Now.instant(), recent.getLast().plus(WINDOW))
                    .plusSeconds(1);
            throw new Fault.TooManyAttempts(wait).asException();
        }
    }

    @Transactional
    void failed(String email, String address) {
        for (var subject : List.of(accountKey(email), addressKey(address))) {
            database.createNativeQuery("insert into sign_in_failure (subject, at) values (?1, ?2)")
                    .setParameter(1, subject)
                    .setParameter(2, Now.instant())
                    .executeUpdate();
        }
    }

    @Transactional
    void succeeded(String email) {
        database.createNativeQuery("delete from sign_in_failure where subject = ?1")
                .setParameter(1, accountKey(email))
                .executeUpdate();
    }

    @Scheduled(every = "1h", delayed = "2m")
    @Transactional
    void forgetOld() {
        database.createNativeQuery("delete from sign_in_failure where at < ?1")
                .setParameter(1, Now.instant().minus(WINDOW))
                .executeUpdate();
    }

    private static String accountKey(String email) {
        return "account:" + email.toLowerCase(Locale.ROOT);
    }

    private static String addressKey(String address) {
        return "address:" + address;
    }
}
