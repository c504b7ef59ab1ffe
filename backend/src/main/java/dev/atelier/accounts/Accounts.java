package dev.atelier.accounts;

import dev.atelier.platform.error.Fault;
import dev.atelier.platform.time.Now;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person's own account: signing up and in, profile, password. */
@ApplicationScoped
public class Accounts {
    private final AccountRepository accounts;
    private final Sessions sessions;
    private final Passwords passwords;
    private final SignInLimits limits;
    private final Settings settings;

    Accounts(
            AccountRepository accounts,
            Sessions sessions,
            Passwords passwords,
            SignInLimits limits,
            Settings settings) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.passwords = passwords;
        this.limits = limits;
        this.settings = settings;
    }

    /** An account that has just come in, with the token for its cookie. */
    public record SignedIn(User user, String token) {}

    static Caller caller(AccountEntity account, @Nullable String session) {
        return new Caller(
                account.id,
                account.name,
                account.email,
                account.role,
                account.language,
                account.timeZone,
                account.groups.stream()
                        .map(group -> new Caller.Group(group.id, group.name))
                        .toList(),
                session);
    }

    /** The very first account becomes the administrator; a lock makes it exactly one. */
    public SignedIn signUp(String name, String email, String password) {
        return signUp(name, email, passwords.hash(password), null);
    }

    @Transactional
    SignedIn signUp(String name, String email, @Nullable String passwordHash, @Nullable Role role) {
        accounts.lockSignUp();
        if (accounts.byEmail(email).isPresent()) {
            throw new Fault.Invalid("/email", "belongs to an account already").asException();
        }
        var account = new AccountEntity();
        account.name = name.strip();
        account.email = email.strip();
        account.role = role == null ? roleOfNext() : role;
        account.passwordHash = passwordHash;
        account.createdAt = Now.instant();
        accounts.persist(account);
        return new SignedIn(User.ofOneself(account, settings), sessions.begin(account));
    }

    private Role roleOfNext() {
        if (accounts.count() == 0) {
            return Role.ADMIN;
        }
        return switch (settings.signUpMode()) {
            case PENDING -> Role.PENDING;
            case OPEN -> Role.USER;
            case CLOSED -> throw new Fault.Forbidden("Sign-up is closed. Ask an administrator.").asException();
        };
    }

    /** No transaction around the slow hash: it holds no connection while it computes. */
    public SignedIn signIn(String email, String password, String address) {
        limits.check(email, address);
        var hash = passwordHash(email);
        if (!passwords.matches(password, hash.orElse(null))) {
            limits.failed(email, address);
            throw new Fault.BadCredentials().asException();
        }
        limits.succeeded(email);
        return begin(email);
    }

    @Transactional
    Optional<String> passwordHash(String email) {
        return accounts.byEmail(email).map(account -> account.passwordHash);
    }

    @Transactional
    SignedIn begin(String email) {
        var account = accounts.byEmail(email).orElseThrow(() -> new Fault.BadCredentials().asException());
        return new SignedIn(User.ofOneself(account, settings), sessions.begin(account));
    }

    public void signOut(Caller caller) {
        if (caller.session() != null) {
            sessions.end(caller.session());
        }
    }

    @Transactional
    public User me(Caller caller) {
        return User.ofOneself(own(caller), settings);
    }

    /** What of a profile can change; null leaves a field as it is. */
    public record Profile(
            @Nullable String name,
            @Nullable String language,
            @Nullable String timeZone) {}

    @Transactional
    public User change(Caller caller, Profile profile) {
        var account = own(caller);
        if (profile.name() != null) {
            account.name = profile.name().strip();
        }
        if (profile.language() != null) {
            account.language = languageTag(profile.language());
        }
        if (profile.timeZone() != null) {
            account.timeZone = zone(profile.timeZone());
        }
        return User.ofOneself(account, settings);
    }

    /** Ends every other session of the account. */
    public void changePassword(Caller caller, String current, String next) {
        if (!passwords.matches(current, passwordHash(caller.email()).orElse(null))) {
            throw new Fault.Invalid("/current_password", "is wrong").asException();
        }
        setPassword(caller.id(), passwords.hash(next), caller.session());
    }

    @Transactional
    void setPassword(UUID id, String hash, @Nullable String keep) {
        var account = accounts.findById(id);
        account.passwordHash = hash;
        sessions.endAll(account, keep == null ? "" : keep);
    }

    @Transactional
    boolean isEmpty() {
        return accounts.count() == 0;
    }

    private AccountEntity own(Caller caller) {
        return accounts.findByIdOptional(caller.id()).orElseThrow(() -> new Fault.Unauthenticated().asException());
    }

    private static @Nullable String languageTag(String tag) {
        try {
            return tag.isBlank()
                    ? null
                    : new Locale.Builder().setLanguageTag(tag).build().toLanguageTag();
        } catch (IllformedLocaleException malformed) {
            throw new Fault.Invalid("/language", "is no BCP 47 language tag, such as fr or pt-BR").asException();
        }
    }

    private static @Nullable String zone(String name) {
        try {
            return name.isBlank() ? null : ZoneId.of(name).getId();
        } catch (DateTimeException malformed) {
            throw new Fault.Invalid("/time_zone", "is no IANA time zone, such as Europe/Paris").asException();
        }
    }
}
