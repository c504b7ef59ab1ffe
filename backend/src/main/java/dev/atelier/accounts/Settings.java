package dev.atelier.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an administrator changes while the server runs. */
@ApplicationScoped
public class Settings {
    private static final String SIGNUP = "signup";
    private static final String PULLS = "pulls";

    private final EntityManager database;
    private final Audit audit;

    Settings(EntityManager database, Audit audit) {
        this.database = database;
        this.audit = audit;
    }

    /**
     * @param signup what becomes of who signs up
     * @param pulls who may fetch models onto the upstreams
     */
    @Schema(name = "Settings")
    public record View(SignUpMode signup, Pullers pulls) {}

    /** Null leaves a setting as it is. */
    @Schema(name = "SettingsRequest")
    public record Change(
            @Nullable SignUpMode signup, @Nullable Pullers pulls) {}

    @Transactional
    public View read(Caller caller) {
        Access.requireAdmin(caller);
        return view();
    }

    @Transactional
    public View change(Caller caller, Change change) {
        Access.requireAdmin(caller);
        if (change.signup() != null) {
            write(caller, SIGNUP, change.signup().word());
        }
        if (change.pulls() != null) {
            write(caller, PULLS, change.pulls().word());
        }
        return view();
    }

    /** What anybody may know before signing up. */
    @Transactional
    SignUpMode signUpMode() {
        return signUp();
    }

    /** Whether this role may fetch models onto the upstreams now. */
    @Transactional
    public boolean mayPull(Role role) {
        return switch (role) {
            case ADMIN -> true;
            case USER -> pullers() == Pullers.USERS;
            case PENDING -> false;
        };
    }

    private View view() {
        return new View(signUp(), pullers());
    }

    private SignUpMode signUp() {
        return stored(SIGNUP)
                .map(word -> SignUpMode.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(SignUpMode.PENDING);
    }

    private Pullers pullers() {
        return stored(PULLS)
                .map(word -> Pullers.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(Pullers.ADMINS);
    }

    @SuppressWarnings("unchecked")
    private Optional<String> stored(String name) {
        List<String> found = database.createNativeQuery("select value from setting where name = ?1", String.class)
                .setParameter(1, name)
                .getResultList();
        return found.stream().findFirst();
    }

    private void write(Caller caller, String name, String value) {
        database.createNativeQuery(
                        "insert into setting (name, value) values (?1, ?2) on conflict (name) do update set value = excluded.value")
                .setParameter(1, name)
                .setParameter(2, value)
                .executeUpdate();
        audit.note(caller, "settings." + name, value);
    }
}
