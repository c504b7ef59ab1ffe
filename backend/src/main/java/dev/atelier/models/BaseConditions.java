package dev.atelier.models;

import dev.atelier.accounts.Caller;
import dev.atelier.connections.BaseModel;
import dev.atelier.connections.Catalogue;
import dev.atelier.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is wrong between models and their bases: from what is known of the upstreams, without asking them. */
@ApplicationScoped
class BaseConditions {
    private final Catalogue catalogue;
    private final ModelRows rows;
    private final Delegation delegation;

    BaseConditions(Catalogue catalogue, ModelRows rows, Delegation delegation) {
        this.rows = rows;
        this.catalogue = catalogue;
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

    /** The same as a condition on rows: two queries more, and only for callers from whom a base is kept. */
    Sql sought(Caller caller, Attention.Filter filter) {
        return switch (filter) {
            case NO_BASE -> Sql.of("base_model_id is null");
            case BASE_REMOVED ->
                Sql.of("base_model_id <> all (?::text[])", (Object)
                        ids(BaseModel.State.OK, BaseModel.State.UNREACHABLE));
            case BASE_UNREACHABLE ->
                Sql.of("base_model_id = any (?::text[])", (Object) ids(BaseModel.State.UNREACHABLE));
            case BASE_NOT_PERMITTED -> Sql.of("id = any (?::text[])", (Object) notPermitted(caller));
            case ANY ->
                Sql.of("(")
                        .then(sought(caller, Attention.Filter.NO_BASE))
                        .then("or")
                        .then(sought(caller, Attention.Filter.BASE_REMOVED))
                        .then("or")
                        .then(sought(caller, Attention.Filter.BASE_UNREACHABLE))
                        .then("or")
                        .then(sought(caller, Attention.Filter.BASE_NOT_PERMITTED))
                        .then(")");
        };
    }

    private String[] ids(BaseModel.State... states) {
        return catalogue.baseModels().stream()
                .filter(base -> Stream.of(states).anyMatch(state -> state == base.state()))
                .map(BaseModel::id)
                .toArray(String[]::new);
    }

    /** Models that the caller sees, on bases that are kept from the caller and not lent with the model. */
    private String[] notPermitted(Caller caller) {
        var kept = rows.closedBases(caller).toArray(String[]::new);
        if (kept.length == 0) {
            return kept;
        }
        var on = rows.on(caller, kept);
        var lending = delegation.of(on);
        return on.stream()
                .filter(model -> attention(caller, model, lending) == Attention.BASE_NOT_PERMITTED)
                .map(model -> model.id)
                .toArray(String[]::new);
    }
}
