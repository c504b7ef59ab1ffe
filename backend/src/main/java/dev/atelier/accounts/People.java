package dev.atelier.accounts;

import dev.atelier.platform.error.Fault;
import dev.atelier.platform.http.Cursor;
import dev.atelier.platform.http.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Everybody's accounts, for administrators: approval, roles, resets, deletion. */
@ApplicationScoped
public class People {
    private final AccountRepository accounts;
    private final Accounts own;
    private final Passwords passwords;
    private final Audit audit;
    private final Event<AccountEnding> ending;
    private final Event<AccountChanged> changed;

    People(
            AccountRepository accounts,
            Accounts own,
            Passwords passwords,
            Audit audit,
            Event<AccountEnding> ending,
            Event<AccountChanged> changed) {
        this.accounts = accounts;
        this.own = own;
        this.passwords = passwords;
        this.audit = audit;
        this.ending = ending;
        this.changed = changed;
    }

    /** What an administrator can change; null leaves a field as it is. */
    public record Change(@Nullable String name, @Nullable Role role) {}

    /** By time of sign-up, pending ones among them. */
    @Transactional
    public Page<User> list(Caller caller, int limit, @Nullable String cursorText) {
        Access.requireAdmin(caller);
        var cursor = Cursor.parse(cursorText, 1);
        var after = cursor == null ? new UUID(0, 0) : cursor.first(UUID::fromString);
        var found = accounts.find("id > :after order by id", Map.of("after", after))
                .page(0, limit + 1)
                .list();
        var items = found.stream().limit(limit).map(User::of).toList();
        var next = found.size() > limit
                ? new Cursor(java.util.List.of(items.getLast().id().toString())).text()
                : null;
        return new Page<>(items, next, accounts.count());
    }

    @Transactional
    public User read(Caller caller, UUID id) {
        Access.requireAdmin(caller);
        return User.of(find(id));
    }

    @Transactional
    public User change(Caller caller, UUID id, Change change) {
        Access.requireAdmin(caller);
        accounts.lockSignUp(); // two administrators who demote each other must not leave none
        var account = find(id);
        if (change.name() != null) {
            account.name = change.name().strip();
        }
        if (change.role() != null && change.role() != account.role) {
            keepOneAdministrator(account);
            account.role = change.role();
            audit.note(caller, "account.role", account.id + " " + change.role().word());
            changed.fire(new AccountChanged(id));
        }
        return User.of(account);
    }

    /** What others may use is handed to {@code caller}; what was the account's alone goes with it. */
    @Transactional
    public void delete(Caller caller, UUID id) {
        Access.requireAdmin(caller);
        accounts.lockSignUp();
        var account = find(id);
        keepOneAdministrator(account);
        ending.fire(new AccountEnding(id, caller.id()));
        accounts.delete(account);
        audit.note(caller, "account.delete", id.toString());
        changed.fire(new AccountChanged(id));
    }

    /** Ends every session of the account. */
    public void resetPassword(Caller caller, UUID id, String password) {
        Access.requireAdmin(caller);
        reset(caller, id, passwords.hash(password));
    }

    @Transactional
    void reset(Caller caller, UUID id, String hash) {
        find(id);
        own.setPassword(id, hash, null);
        audit.note(caller, "account.password-reset", id.toString());
    }

    private AccountEntity find(UUID id) {
        return accounts.findByIdOptional(id).orElseThrow(() -> new Fault.NotFound("user", id.toString()).asException());
    }

    private void keepOneAdministrator(AccountEntity account) {
        if (account.role == Role.ADMIN && accounts.administrators() == 1) {
            throw new Fault.Conflict("last-administrator", "There must be an administrator: make another one first.")
                    .asException();
        }
    }
}
