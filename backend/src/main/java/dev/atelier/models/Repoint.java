package dev.atelier.models;

import dev.atelier.accounts.Access;
import dev.atelier.accounts.Audit;
import dev.atelier.accounts.Caller;
import dev.atelier.connections.Catalogue;
import dev.atelier.models.ModelVersion.Cause;
import dev.atelier.models.VersionRepository.Occasion;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.time.Now;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Puts all models that use one base model on another, at once. For administrators. */
@ApplicationScoped
public class Repoint {
    private final ModelRepository models;
    private final Catalogue catalogue;
    private final UsedBy usedBy;
    private final VersionRepository versions;
    private final Audit audit;

    Repoint(ModelRepository models, Catalogue catalogue, UsedBy usedBy, VersionRepository versions, Audit audit) {
        this.models = models;
        this.catalogue = catalogue;
        this.usedBy = usedBy;
        this.versions = versions;
        this.audit = audit;
    }

    /** @param from need not be there any more; @param ids these models alone, which is also how a repoint is undone; null for all */
    @Schema(name = "RepointRequest")
    public record Request(
            @Schema(examples = "llama3:8b") String from,
            @Schema(examples = "llama3.1:8b") String to,
            @Nullable Boolean dryRun,

            @Nullable
            @Schema(
                    description =
                            "Only these of the models. To undo: `from` and `to` exchanged, and the ids of the answer; then `to` need not be there.")
            List<String> ids) {}

    /** @param items what each uses {@code from} as; @param applied false after a dry run */
    @Schema(name = "RepointResult")
    public record Result(String from, String to, List<UsedBy.User> items, boolean applied) {}

    /**
     * One transaction, a version for each model. Where a model had {@code to} as a fallback already it is named once: at its first place.
     */
    @Transactional
    public Result run(Caller caller, Request request) {
        Access.requireAdmin(caller);
        check(request);
        var all = usedBy.rows(request.from());
        if (all.isEmpty() && !usedBy.isKnown(request.from())) {
            throw new Fault.Invalid("/from", "is no base model of any connection, and no model uses it").asException();
        }
        var wanted = request.ids() == null ? null : Set.copyOf(request.ids());
        var rows = all.stream()
                .filter(row -> wanted == null || wanted.contains(row.id))
                .toList();
        var items = usedBy.users(rows, request.from());
        var dryRun = Boolean.TRUE.equals(request.dryRun());
        if (!dryRun) {
            rows.forEach(row -> repoint(caller, row, request));
            audit.note(
                    caller, "base-model.repoint", request.from() + " " + request.to() + " " + rows.size() + " models");
        }
        return new Result(request.from(), request.to(), items, !dryRun);
    }

    private void check(Request request) {
        if (request.from() == null || request.from().isBlank()) {
            throw new Fault.Invalid("/from", "must name a base model").asException();
        }
        if (request.to() == null || request.to().isBlank() || request.to().equals(request.from())) {
            throw new Fault.Invalid("/to", "must name another base model").asException();
        }
        if (models.workspace(request.to()).isPresent()) {
            throw new Fault.Invalid("/to", "is a workspace model: a model runs on a base model").asException();
        }
        if (request.ids() == null && catalogue.baseModel(request.to()).isEmpty()) {
            throw new Fault.Invalid("/to", "is no base model of any connection").asException();
        }
    }

    private void repoint(Caller caller, ModelEntity row, Request request) {
        if (request.from().equals(row.baseModelId)) {
            row.baseModelId = request.to();
        }
        row.fallbackIds = row.fallbackIds.stream()
                .map(id -> id.equals(request.from()) ? request.to() : id)
                .filter(id -> !id.equals(row.baseModelId) && !(row.kind == ModelKind.BASE && id.equals(row.id)))
                .distinct()
                .toList();
        var message = "Repointed from " + request.from() + " to " + request.to();
        versions.record(
                row,
                caller,
                new Occasion(
                        Cause.REPOINT,
                        message.substring(0, Math.min(message.length(), VersionRepository.MESSAGE)),
                        null));
        row.updatedAt = Now.instant();
    }
}
