package dev.atelier.models;

import dev.atelier.accounts.Access;
import dev.atelier.accounts.Caller;
import dev.atelier.accounts.Grant;
import dev.atelier.accounts.Principal;
import dev.atelier.accounts.Principals;
import dev.atelier.platform.http.Etag;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rows as one caller sees them; whatever their number, it takes the same few queries. */
@ApplicationScoped
class ModelViews {
    private final Principals principals;
    private final Delegation delegation;
    private final BaseConditions conditions;

    ModelViews(Principals principals, Delegation delegation, BaseConditions conditions) {
        this.principals = principals;
        this.conditions = conditions;
        this.delegation = delegation;
    }

    List<Model> of(Caller caller, List<ModelEntity> models) {
        var names = principals.names(named(models));
        var lending = delegation.of(models);
        return models.stream()
                .map(model ->
                        Model.of(model, names, Access.rights(caller, model), conditions.of(caller, model, lending)))
                .toList();
    }

    Models.Tagged tagged(Caller caller, ModelEntity model) {
        var view = of(caller, List.of(model)).getFirst();
        return new Models.Tagged(view, etag(model, view));
    }

    /** Of the row, of what the caller sees of it, and of what others decide about its base. */
    Etag etag(Caller caller, ModelEntity model) {
        return tagged(caller, model).etag();
    }

    private static Etag etag(ModelEntity model, Model view) {
        var rights = view.permissions();
        var seen = rights.write() ? "w" : rights.read() ? "r" : "u";
        var base = new BaseCondition(view.baseAccess(), view.attention(), view.baseRenamedTo());
        return Etag.of(model.revision, seen).besides(base.word());
    }

    private static Collection<Principal> named(List<ModelEntity> models) {
        return models.stream()
                .flatMap(model -> Stream.concat(
                        Stream.of(Principal.user(model.ownerId)),
                        Sharing.granted(model.grants).map(Grant::principal)))
                .collect(Collectors.toSet());
    }
}
