package dev.atelier.models;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.atelier.accounts.Access;
import dev.atelier.accounts.Audit;
import dev.atelier.accounts.Caller;
import dev.atelier.connections.Catalogue;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.error.FaultException;
import dev.atelier.platform.error.Problem;
import dev.atelier.platform.error.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One action on many models, in one transaction; what the caller may not change is refused by itself. Administrators switch base models too. */
@ApplicationScoped
public class Bulk {
    static final int MOST = 1_000;

    private final ModelRepository models;
    private final Catalogue catalogue;
    private final BaseModels bases;
    private final Delegation delegation;
    private final Audit audit;

    Bulk(ModelRepository models, Catalogue catalogue, BaseModels bases, Delegation delegation, Audit audit) {
        this.models = models;
        this.catalogue = catalogue;
        this.bases = bases;
        this.delegation = delegation;
        this.audit = audit;
    }

    /** What is done to each. */
    @Schema(name = "BulkAction")
    public enum Action {
        @JsonProperty("hide")
        HIDE(ModelSwitch.HIDE),
        @JsonProperty("unhide")
        UNHIDE(ModelSwitch.UNHIDE),
        @JsonProperty("enable")
        ENABLE(ModelSwitch.ENABLE),
        @JsonProperty("disable")
        DISABLE(ModelSwitch.DISABLE),
        @JsonProperty("delete")
        DELETE(null);

        private final @Nullable ModelSwitch to;

        Action(@Nullable ModelSwitch to) {
            this.to = to;
        }
    }

    /** What became of one. */
    @Schema(name = "BulkOutcome")
    public enum Outcome {
        @JsonProperty("done")
        DONE,
        @JsonProperty("unchanged")
        UNCHANGED,
        @JsonProperty("refused")
        REFUSED
    }

    /** @param ids 1 to 1000; one that is named twice counts once */
    @Schema(name = "BulkRequest")
    public record Request(List<String> ids, Action action) {}

    /** @param problem why it was refused */
    @Schema(name = "BulkItem")
    public record Item(String id, Outcome outcome, @Nullable Problem problem) {}

    /** In the order in which they were named. */
    @Schema(name = "BulkResult")
    public record Result(List<Item> items) {}

    @Transactional
    public Result run(Caller caller, Request request) {
        if (request.ids() == null || request.ids().isEmpty() || request.ids().size() > MOST) {
            throw new Fault.Invalid("/ids", "must name 1 to " + MOST + " models").asException();
        }
        var nothing = request.ids().indexOf(null);
        if (nothing >= 0) {
            throw new Fault.Invalid("/ids/" + nothing, "must not be null").asException();
        }
        if (request.action() == null) {
            throw new Fault.Invalid("/action", "must be hide, unhide, enable, disable or delete").asException();
        }
        var rows = models.list("id in ?1", request.ids()).stream()
                .collect(Collectors.toMap(row -> row.id, Function.identity()));
        return new Result(request.ids().stream()
                .distinct()
                .map(id -> item(caller, id, Optional.ofNullable(rows.get(id)), request.action()))
                .toList());
    }

    private Item item(Caller caller, String id, Optional<ModelEntity> row, Action action) {
        try {
            var model = row.isPresent() ? row.get() : base(caller, id, action);
            requireWrite(caller, model, action);
            return new Item(id, apply(caller, model, action), null);
        } catch (FaultException refused) {
            return new Item(id, Outcome.REFUSED, Problems.of(refused.fault()));
        }
    }

    /** The settings of a base model that has none; they are stored once they differ from none. */
    private ModelEntity base(Caller caller, String id, Action action) {
        if (catalogue.baseModel(id).isEmpty() || !delegation.mayUse(caller, id)) {
            throw new Fault.NotFound("model", id).asException();
        }
        var changes = action == Action.HIDE || action == Action.DISABLE;
        return caller.isAdmin() && changes ? bases.begin(caller, id) : ModelEntity.settingsOf(id, caller);
    }

    private static void requireWrite(Caller caller, ModelEntity model, Action action) {
        var rights = Access.rights(caller, model);
        if (!rights.use()) {
            throw new Fault.NotFound("model", model.id).asException();
        }
        if (!rights.write() || model.kind == ModelKind.BASE && !caller.isAdmin()) {
            throw new Fault.Forbidden("You may use " + model.id + ", but not change it.").asException();
        }
        if (model.kind == ModelKind.BASE && action == Action.DELETE) {
            throw new Fault.Conflict("base-model-not-deletable", model.id + " is a base model: its connection has it.")
                    .asException();
        }
    }

    private Outcome apply(Caller caller, ModelEntity model, Action action) {
        if (action.to == null) {
            models.delete(model);
            audit.note(caller, "model.delete", model.id);
            return Outcome.DONE;
        }
        if (!action.to.apply(model)) {
            return Outcome.UNCHANGED;
        }
        audit.note(caller, "model." + action.to.word(), model.id);
        return Outcome.DONE;
    }
}
