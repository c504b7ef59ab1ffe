package dev.atelier.models;

import dev.atelier.accounts.Caller;
import dev.atelier.accounts.Principals;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who may run what on base models that not everybody may use: those who may use the base themselves, and those to whom the owner of a model
 * lends it with the model. Administrators lend every base, others those that they were granted {@code write} on.
 */
@ApplicationScoped
class Delegation {
    private final ModelRepository models;
    private final Principals principals;

    Delegation(ModelRepository models, Principals principals) {
        this.models = models;
        this.principals = principals;
    }

    /** What concerns these models; whatever their number, it takes two queries at most. */
    Lending of(Collection<ModelEntity> asked) {
        return of(asked, List.of());
    }

    /** @param more base models that are asked about besides */
    @Transactional
    Lending of(Collection<ModelEntity> asked, Collection<String> more) {
        var restricted = models
                .restricted(Stream.concat(asked.stream().flatMap(Delegation::bases), more.stream())
                        .collect(Collectors.toSet()))
                .stream()
                .collect(Collectors.toMap(base -> base.id, base -> base));
        var owners = asked.stream()
                .filter(model -> bases(model).anyMatch(restricted::containsKey))
                .map(model -> model.ownerId)
                .collect(Collectors.toSet());
        return new Lending(restricted, principals.people(owners));
    }

    /** Whether the caller may use all of these by themselves. */
    boolean mayUse(Caller caller, String baseModelId) {
        return of(Set.of(), Set.of(baseModelId)).mayUse(caller, baseModelId);
    }

    private static Stream<String> bases(ModelEntity model) {
        return Stream.concat(Stream.of(model.baseModelId), model.fallbackIds.stream())
                .filter(Objects::nonNull);
    }
}
