package dev.atelier.accounts;

import dev.atelier.platform.time.Now;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.HexFormat;

/** Sessions live in the database and nowhere else, so that one that ended is dead everywhere at once. */
@ApplicationScoped
class Sessions implements PanacheRepositoryBase<SessionEntity, byte[]> {
    static final String COOKIE = "atelier_session";

    private final AccountsConfig config;

    private final Event<SessionEnded> ended;
    private final Event<AccountChanged> changed;

    Sessions(AccountsConfig config, Event<SessionEnded> ended, Event<AccountChanged> changed) {
        this.config = config;
        this.ended = ended;
        this.changed = changed;
    }

    /** @return the token for the cookie */
    @Transactional
    String begin(AccountEntity account) {
        var token = Secret.random();
        var session = new SessionEntity();
        session.tokenHash = Secret.hash(token);
        session.account = account;
        session.createdAt = Now.instant();
        session.expiresAt = session.createdAt.plus(config.sessionLifetime());
        persist(session);
        return token;
    }

    @Transactional
    void end(String sessionHash) {
        deleteById(HexFormat.of().parseHex(sessionHash));
        ended.fire(new SessionEnded(sessionHash));
    }

    @Transactional
    void endAll(AccountEntity account, String except) {
        delete("account = ?1 and tokenHash <> ?2", account, HexFormat.of().parseHex(except));
        changed.fire(new AccountChanged(account.id));
    }

    @Scheduled(every = "1h", delayed = "1m")
    @Transactional
    void forgetExpired() {
        delete("expiresAt < ?1", Now.instant());
    }
}
