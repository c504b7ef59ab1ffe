package dev.atelier.models;

import dev.atelier.accounts.Access;
import dev.atelier.accounts.Caller;
import dev.atelier.accounts.Grant;
import dev.atelier.accounts.Principal;
import dev.atelier.accounts.Principals;
import dev.atelier.accounts.Sharing;
import dev.atelier.models.ModelRows.Shown;
import dev.atelier.platform.http.Etag;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        return of(caller, models, principals.names(named(models)), delegation.of(models));
    }

    /** The same of rows that bring their owner's name along: most take no further query. */
    List<Model> shown(Caller caller, List<Shown> rows) {
        return of(caller, rows.stream().map(Shown::model).toList(), names(rows), lending(rows));
    }

    private List<Model> of(Caller caller, List<ModelEntity> models, Map<Principal, String> names, Lending lending) {
        return models.stream()
                .map(model ->
                        Model.of(model, names, Access.rights(caller, model), conditions.of(caller, model, lending)))
                .toList();
    }

    private Map<Principal, String> names(List<Shown> rows) {
        var granted = rows.stream()
                .flatMap(row -> Sharing.granted(row.model().grants).map(Grant::principal))
                .collect(Collectors.toSet());
        var names = new HashMap<Principal, String>();
        if (!granted.isEmpty()) {
            names.putAll(principals.names(granted));
        }
        rows.forEach(row -> names.put(Principal.user(row.model().ownerId), row.ownerName()));
        return names;
    }

    private Lending lending(List<Shown> rows) {
        var concerned =
                rows.stream().filter(Shown::onRestricted).map(Shown::model).toList();
        return concerned.isEmpty() ? Lending.NOTHING_RESTRICTED : delegation.of(concerned);
    }

    Models.Tagged tagged(Caller caller, ModelEntity model) {
        return tagged(model, of(caller, List.of(model)).getFirst());
    }

    Models.Tagged tagged(ModelEntity model, Model view) {
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
