package dev.atelier.accounts;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The administrator who needs no sign-up: from {@code ATELIER_ADMIN_EMAIL}, or everyone with {@code ATELIER_AUTH=none}. */
@ApplicationScoped
class LocalAdministrator {
    private static final Logger LOG = Logger.getLogger(LocalAdministrator.class);
    private static final String EMAIL = "administrator@localhost";

    private final AccountsConfig config;
    private final Accounts accounts;
    private final AccountRepository repository;
    private final Passwords passwords;
    private final String host;

    private volatile @Nullable Caller everyone;

    LocalAdministrator(
            AccountsConfig config,
            Accounts accounts,
            AccountRepository repository,
            Passwords passwords,
            @ConfigProperty(name = "quarkus.http.host") String host) {
        this.config = config;
        this.accounts = accounts;
        this.repository = repository;
        this.passwords = passwords;
        this.host = host;
    }

    void prepare(@Observes @Priority(10) StartupEvent start) {
        if (isEveryone()) {
            requireLoopback(host);
            everyone = ensure();
            LOG.info("ATELIER_AUTH=none: whoever reaches this server is its administrator");
        } else if (config.admin().email().isPresent() && accounts.isEmpty()) {
            var email = config.admin().email().get();
            var password = config.admin()
                    .password()
                    .orElseThrow(() -> new IllegalStateException("ATELIER_ADMIN_EMAIL needs ATELIER_ADMIN_PASSWORD"));
            accounts.signUp(
                    email.substring(0, Math.max(1, email.indexOf('@'))), email, passwords.hash(password), Role.ADMIN);
        }
    }

    boolean isEveryone() {
        return config.auth() == AccountsConfig.Mode.NONE;
    }

    Caller caller() {
        var caller = everyone;
        if (caller == null) {
            throw new IllegalStateException("asked before the start was over");
        }
        return caller;
    }

    @Transactional
    Caller ensure() {
        if (repository.byEmail(EMAIL).isEmpty()) {
            accounts.signUp("Administrator", EMAIL, null, Role.ADMIN);
        }
        return Accounts.caller(repository.byEmail(EMAIL).orElseThrow(), null);
    }

    static void requireLoopback(String host) {
        try {
            if (InetAddress.getByName(host).isLoopbackAddress()) {
                return;
            }
        } catch (UnknownHostException unknown) {
            LOG.debugf("%s does not resolve", host);
        }
        throw new IllegalStateException(
                "ATELIER_AUTH=none is only for a server bound to loopback, and this one listens on " + host);
    }
}
