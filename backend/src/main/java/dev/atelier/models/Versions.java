package dev.atelier.models;

import dev.atelier.accounts.Caller;
import dev.atelier.accounts.Principal;
import dev.atelier.accounts.Principals;
import dev.atelier.models.ModelVersion.Author;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.http.Cursor;
import dev.atelier.platform.http.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The history of models: what each held after every save, import and restore, {@value VersionRepository#KEPT} versions back. Who may read a model may
 * read its history. Restoring is {@link Models#restore}.
 */
@ApplicationScoped
public class Versions {
    private final Models models;
    private final VersionRepository versions;
    private final Principals principals;

    Versions(Models models, VersionRepository versions, Principals principals) {
        this.models = models;
        this.versions = versions;
        this.principals = principals;
    }

    /** The newest first, without their content. */
    @Transactional
    public Page<ModelVersion> list(Caller caller, String id, int limit, @Nullable Cursor cursor) {
        var model = models.readable(caller, id);
        var found = versions.before(
                model.id, cursor == null ? Integer.MAX_VALUE : cursor.first(Integer::parseInt), limit + 1);
        var shown = found.stream().limit(limit).toList();
        var names = names(shown);
        var items = shown.stream().map(version -> view(version, names, null)).toList();
        var next = found.size() > limit
                ? new Cursor(List.of(Integer.toString(items.getLast().n()))).text()
                : null;
        return new Page<>(items, next, versions.count("key.modelId", model.id));
    }

    @Transactional
    public ModelVersion read(Caller caller, String id, int n) {
        var version = version(models.readable(caller, id), n);
        return view(version, names(List.of(version)), version.content);
    }

    @Transactional
    public VersionDiff diff(Caller caller, String id, int from, @Nullable Integer to) {
        var model = models.readable(caller, id);
        return VersionDiff.between(version(model, from), version(model, to == null ? model.version : to));
    }

    private VersionEntity version(ModelEntity model, int n) {
        return versions.findByIdOptional(new VersionEntity.Key(model.id, n))
                .orElseThrow(() -> new Fault.NotFound("version", Integer.toString(n)).asException());
    }

    private Map<Principal, String> names(List<VersionEntity> shown) {
        return principals.names(shown.stream()
                .map(version -> version.authorId)
                .filter(Objects::nonNull)
                .map(Principal::user)
                .collect(Collectors.toSet()));
    }

    private static ModelVersion view(
            VersionEntity version, Map<Principal, String> names, @Nullable Map<String, Object> content) {
        var author = version.authorId == null
                ? null
                : new Author(version.authorId, names.getOrDefault(Principal.user(version.authorId), ""));
        return new ModelVersion(
                version.key.n(),
                author,
                version.createdAt,
                version.cause,
                version.message,
                version.restoredFrom,
                content);
    }
}
