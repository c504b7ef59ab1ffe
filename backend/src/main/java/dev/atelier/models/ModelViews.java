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

    ModelViews(Principals principals) {
        this.principals = principals;
    }

    List<Model> of(Caller caller, List<ModelEntity> models) {
        var names = principals.names(named(models));
        return models.stream()
                .map(model -> Model.of(model, names, Access.rights(caller, model)))
                .toList();
    }

    Models.Tagged tagged(Caller caller, ModelEntity model) {
        return new Models.Tagged(of(caller, List.of(model)).getFirst(), etag(caller, model));
    }

    Etag etag(Caller caller, ModelEntity model) {
        var rights = Access.rights(caller, model);
        return Etag.of(model.revision, rights.write() ? "w" : rights.read() ? "r" : "u");
    }

    private static Collection<Principal> named(List<ModelEntity> models) {
        return models.stream()
                .flatMap(model -> Stream.concat(
                        Stream.of(Principal.user(model.ownerId)),
                        Sharing.granted(model.grants).map(Grant::principal)))
                .collect(Collectors.toSet());
    }
}
