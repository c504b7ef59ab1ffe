package dev.atelier.models;

import dev.atelier.accounts.Access;
import dev.atelier.accounts.Caller;
import dev.atelier.accounts.Permission;
import dev.atelier.connections.BaseModel;
import dev.atelier.connections.Catalogue;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is wrong between models and their bases: from what is known of the upstreams, without asking them. */
@ApplicationScoped
class BaseConditions {
    private final Catalogue catalogue;
    private final ModelRepository models;
    private final Delegation delegation;

    BaseConditions(Catalogue catalogue, ModelRepository models, Delegation delegation) {
        this.catalogue = catalogue;
        this.models = models;
        this.delegation = delegation;
    }

    BaseCondition of(Caller caller, ModelEntity model, Lending lending) {
        var base = Optional.ofNullable(model.baseModelId).flatMap(catalogue::baseModel);
        return new BaseCondition(
                lending.access(model),
                attention(caller, model, lending),
                base.map(BaseModel::renamedTo).orElse(null));
    }

    private @Nullable Attention attention(Caller caller, ModelEntity model, Lending lending) {
        if (model.kind == ModelKind.BASE) {
            return null;
        }
        if (model.baseModelId == null) {
            return Attention.NO_BASE;
        }
        return switch (state(model.baseModelId)) {
            case REMOVED -> Attention.BASE_REMOVED;
            case UNREACHABLE -> Attention.BASE_UNREACHABLE;
            case OK -> lending.mayRun(caller, model, model.baseModelId) ? null : Attention.BASE_NOT_PERMITTED;
        };
    }

    /** What was never known is as good as removed. */
    private BaseModel.State state(String baseModelId) {
        return catalogue.baseModel(baseModelId).map(BaseModel::state).orElse(BaseModel.State.REMOVED);
    }

    /** The same as a condition on rows: one query more, and only for callers from whom a base is kept. */
    ModelQuery.Condition sought(Caller caller, Attention.Filter filter) {
        var none = "baseModelId is null";
        var removed = "(baseModelId is not null and " + isAny("baseModelId", "present") + " = false)";
        var unreachable = isAny("baseModelId", "unreachable") + " = true";
        var notPermitted = isAny("id", "notPermitted") + " = true";
        Map<String, Object> parameters = new HashMap<>();
        var text =
                switch (filter) {
                    case NO_BASE -> none;
                    case BASE_REMOVED -> removed;
                    case BASE_UNREACHABLE -> unreachable;
                    case BASE_NOT_PERMITTED -> notPermitted;
                    case ANY -> "(" + String.join(" or ", none, removed, unreachable, notPermitted) + ")";
                };
        if (text.contains(":present")) {
            parameters.put("present", ids(BaseModel.State.OK, BaseModel.State.UNREACHABLE));
        }
        if (text.contains(":unreachable")) {
            parameters.put("unreachable", ids(BaseModel.State.UNREACHABLE));
        }
        if (text.contains(":notPermitted")) {
            parameters.put("notPermitted", notPermitted(caller));
        }
        return new ModelQuery.Condition(text, parameters);
    }

    private static String isAny(String field, String parameter) {
        return "cast(sql('? = any(?)', " + field + ", :" + parameter + ") as boolean)";
    }

    private String[] ids(BaseModel.State... states) {
        return catalogue.baseModels().stream()
                .filter(base -> Stream.of(states).anyMatch(state -> state == base.state()))
                .map(BaseModel::id)
                .toArray(String[]::new);
    }

    /** Models that the caller sees, on bases that are kept from the caller and not lent with the model. */
    private String[] notPermitted(Caller caller) {
        var kept = models.restricted().stream()
                .filter(base -> !Access.rights(caller, base).use())
                .map(base -> base.id)
                .toArray(String[]::new);
        if (kept.length == 0) {
            return kept;
        }
        var parameters = new HashMap<>(Access.parameters(caller, Permission.USE).map());
        parameters.put("kept", kept);
        var on = models.list(
                ModelRepository.WORKSPACE + " and " + Access.USABLE + " and " + isAny("baseModelId", "kept")
                        + " = true",
                parameters);
        var lending = delegation.of(on);
        return on.stream()
                .filter(model -> attention(caller, model, lending) == Attention.BASE_NOT_PERMITTED)
                .map(model -> model.id)
                .toArray(String[]::new);
    }
}
