package dev.atelier.models;

import dev.atelier.accounts.Caller;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.json.Json;
import dev.atelier.platform.time.Now;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows of the history. What writes a model's content records it here, in the same transaction. */
@ApplicationScoped
class VersionRepository implements PanacheRepositoryBase<VersionEntity, VersionEntity.Key> {
    static final int KEPT = 500;
    static final int MESSAGE = 500;

    /** Why there is to be a version. */
    record Occasion(
            ModelVersion.Cause cause,
            String message,
            @Nullable Integer restoredFrom) {
        Occasion {
            if (message.length() > MESSAGE) {
                throw new Fault.Invalid("/message", "must have at most " + MESSAGE + " characters").asException();
            }
        }

        static Occasion of(ModelVersion.Cause cause) {
            return new Occasion(cause, "", null);
        }

        static Occasion saved(@Nullable String message) {
            return new Occasion(ModelVersion.Cause.SAVE, message == null ? "" : message.strip(), null);
        }
    }

    /** The first version of a model that was just persisted. */
    void begin(ModelEntity model, Caller caller, Occasion occasion) {
        add(model, caller, occasion, ModelContent.versioned(model));
    }

    /** Counts the model's version up, unless it holds what it held and nobody has a word to say about it. */
    void record(ModelEntity model, Caller caller, Occasion occasion) {
        var content = ModelContent.versioned(model);
        var latest = findById(new VersionEntity.Key(model.id, model.version));
        if (latest != null && occasion.message().isEmpty() && Json.same(latest.content, content)) {
            return;
        }
        model.version++;
        add(model, caller, occasion, content);
        delete("key.modelId = ?1 and key.n <= ?2", model.id, model.version - KEPT);
    }

    private void add(ModelEntity model, Caller caller, Occasion occasion, Map<String, Object> content) {
        var version = new VersionEntity();
        version.key = new VersionEntity.Key(model.id, model.version);
        version.authorId = caller.id();
        version.cause = occasion.cause();
        version.message = occasion.message();
        version.restoredFrom = occasion.restoredFrom();
        version.content = content;
        version.createdAt = Now.instant();
        persist(version);
    }

    /** Those of a model below {@code n}, the newest first. */
    List<VersionEntity> before(String modelId, int n, int limit) {
        return find("key.modelId = ?1 and key.n < ?2 order by key.n desc", modelId, n)
                .page(0, limit)
                .list();
    }
}
