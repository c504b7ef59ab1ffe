package dev.atelier.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an administrator changes while the server runs. */
@ApplicationScoped
public class Settings {
    private final EntityManager database;
    private final Audit audit;

    Settings(EntityManager database, Audit audit) {
        this.database = database;
        this.audit = audit;
    }

    /** @param signup what becomes of who signs up */
    @Schema(name = "Settings")
    public record View(SignUpMode signup) {}

    /** @param signup null leaves it as it is */
    @Schema(name = "SettingsRequest")
    public record Change(@Nullable SignUpMode signup) {}

    @Transactional
    public View read(Caller caller) {
        Access.requireAdmin(caller);
        return new View(signUp());
    }

    @Transactional
    public View change(Caller caller, Change change) {
        Access.requireAdmin(caller);
        if (change.signup() != null) {
            database.createNativeQuery(
                            "insert into setting (name, value) values ('signup', ?1) on conflict (name) do update set value = excluded.value")
                    .setParameter(1, change.signup().word())
                    .executeUpdate();
            audit.note(caller, "settings.signup", change.signup().word());
        }
        return new View(signUp());
    }

    /** What anybody may know before signing up. */
    @Transactional
    SignUpMode signUpMode() {
        return signUp();
    }

    private SignUpMode signUp() {
        @SuppressWarnings("unchecked")
        List<String> stored = database.createNativeQuery(
                        "select value from setting where name = 'signup'", String.class)
                .getResultList();
        return stored.isEmpty()
                ? SignUpMode.PENDING
                : SignUpMode.valueOf(stored.getFirst().toUpperCase(Locale.ROOT));
    }
}
