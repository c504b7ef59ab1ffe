package dev.atelier.models;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.atelier.connections.BaseModel;
import dev.atelier.extensions.Offered;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One line of the model selector.
 *
 * @param sources the connections that have the model, or its base model
 * @param capabilities what it can do, such as vision
 * @param vision whether it takes pictures; absent where that is not known: then it is taken to
 * @param family of the base model, as its upstream names it; null where it does not say
 */
public record CatalogEntry(
        String id,
        String name,
        ModelKind kind,
        @Nullable String baseModelId,
        String description,
        List<String> tags,
        Collection<String> capabilities,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean vision,

        @Nullable @Schema(examples = "llama") String family,

        @Nullable String avatarUrl,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable @Schema(description = "Left out with fields=summary")
        List<Suggestion> suggestions,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable @Schema(description = "Left out with fields=summary")
        String greeting,

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @Schema(description = "Those that can be switched; left out with fields=summary")
        List<Offered.Switch> filters,

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @Schema(description = "Offered under answers; left out with fields=summary")
        List<Offered.Button> actions,

        List<BaseModel.SourceName> sources,
        BaseModel.State state) {

    /** @param bases its base model and its fallbacks, as far as they are there and may be asked; the base comes first if it is */
    static CatalogEntry of(ModelEntity model, List<BaseModel> bases) {
        var own = bases.stream()
                .filter(base -> base.id().equals(model.baseModelId))
                .findFirst();
        var asked = bases.stream()
                .filter(base -> base.state() == BaseModel.State.OK)
                .findFirst()
                .or(() -> own);
        return new CatalogEntry(
                model.id,
                model.name,
                ModelKind.WORKSPACE,
                model.baseModelId,
                model.description,
                model.tags,
                capabilities(model, own.map(BaseModel::capabilities).orElse(Set.of())),
                vision(model, own),
                own.map(base -> base.details().family()).orElse(null),
                Model.avatarUrl(model),
                model.suggestions,
                model.greeting,
                List.of(),
                List.of(),
                asked.map(BaseModel::sources).orElse(List.of()),
                asked.map(BaseModel::state).orElse(BaseModel.State.REMOVED));
    }

    static CatalogEntry of(BaseModel base, @Nullable ModelEntity settings) {
        var row = settings == null ? NONE : settings;
        return new CatalogEntry(
                base.id(),
                settings == null ? base.name() : settings.name,
                ModelKind.BASE,
                null,
                row.description,
                Stream.concat(row.tags.stream(), base.tags().stream())
                        .distinct()
                        .toList(),
                capabilities(row, base.capabilities()),
                vision(row, Optional.of(base)),
                base.details().family(),
                settings == null ? null : Model.avatarUrl(settings),
                row.suggestions,
                row.greeting,
                List.of(),
                List.of(),
                base.sources(),
                base.state());
    }

    private static final ModelEntity NONE = new ModelEntity();

    /** What the base can do, as far as the model's own switches leave it on; what they turn on the person answers for. */
    static Set<String> capabilities(ModelEntity model, Set<String> ofBase) {
        var result = new TreeSet<>(ofBase);
        model.capabilities.forEach((name, on) -> {
            if (on) {
                result.add(name);
            } else {
                result.remove(name);
            }
        });
        return result;
    }

    private static @Nullable Boolean vision(ModelEntity model, Optional<BaseModel> base) {
        return Optional.ofNullable(model.capabilities.get("vision"))
                .or(() -> base.flatMap(BaseModel::sees))
                .orElse(null);
    }

    CatalogEntry offering(List<Offered.Switch> switches, List<Offered.Button> buttons) {
        return new CatalogEntry(
                id,
                name,
                kind,
                baseModelId,
                description,
                tags,
                capabilities,
                vision,
                family,
                avatarUrl,
                suggestions,
                greeting,
                switches,
                buttons,
                sources,
                state);
    }

    CatalogEntry summary() {
        return new CatalogEntry(
                id,
                name,
                kind,
                baseModelId,
                description,
                tags,
                capabilities,
                vision,
                family,
                avatarUrl,
                null,
                null,
                List.of(),
                List.of(),
                sources,
                state);
    }
}
