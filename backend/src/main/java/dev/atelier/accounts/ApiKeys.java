package dev.atelier.accounts;

import dev.atelier.platform.error.Fault;
import dev.atelier.platform.time.Now;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Keys for programs: shown once, stored hashed, each as mighty as its owner. */
@ApplicationScoped
public class ApiKeys implements PanacheRepositoryBase<ApiKeyEntity, UUID> {
    static final String MARK = "atl_";
    private static final int MOST = 100;

    private final AccountRepository accounts;

    private final Event<AccountChanged> changed;

    ApiKeys(AccountRepository accounts, Event<AccountChanged> changed) {
        this.accounts = accounts;
        this.changed = changed;
    }

    /** A key without its secret. */
    @Schema(name = "ApiKey")
    public record View(
            UUID id,
            String name,
            String prefix,
            Instant createdAt,
            @Nullable Instant lastUsedAt) {
        static View of(ApiKeyEntity key) {
            return new View(key.id, key.name, key.prefix, key.createdAt, key.lastUsedAt);
        }
    }

    /** A key just made; {@code key} is never shown again. */
    @Schema(name = "NewApiKey")
    public record Created(UUID id, String name, String prefix, Instant createdAt, String key) {}

    @Transactional
    public Created create(Caller caller, String name) {
        if (count("account.id", caller.id()) >= MOST) {
            throw new Fault.Conflict("too-many-keys", "At most " + MOST + " keys: delete one first.").asException();
        }
        var secret = MARK + Secret.random();
        var key = new ApiKeyEntity();
        key.account = accounts.findById(caller.id());
        key.name = name;
        key.prefix = secret.substring(0, 8);
        key.keyHash = Secret.hash(secret);
        key.createdAt = Now.instant();
        persist(key);
        return new Created(key.id, key.name, key.prefix, key.createdAt, secret);
    }

    @Transactional
    public List<View> list(Caller caller) {
        return list("account.id = ?1 order by createdAt desc", caller.id()).stream()
                .map(View::of)
                .toList();
    }

    @Transactional
    public void delete(Caller caller, UUID id) {
        if (delete("id = ?1 and account.id = ?2", id, caller.id()) == 0) {
            throw new Fault.NotFound("API key", id.toString()).asException();
        }
        changed.fire(new AccountChanged(caller.id()));
    }
}
