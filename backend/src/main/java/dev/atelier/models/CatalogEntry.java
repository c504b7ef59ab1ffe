package dev.atelier.models;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.atelier.connections.BaseModel;
import java.util.Collection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One line of the model selector.
 *
 * @param sources the connections that have the model, or its base model
 * @param capabilities what it can do, such as vision
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

        @Nullable @Schema(examples = "llama") String family,

        @Nullable String avatarUrl,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable @Schema(description = "Left out with fields=summary")
        List<Suggestion> suggestions,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable @Schema(description = "Left out with fields=summary")
        String greeting,

        List<BaseModel.SourceName> sources,
        BaseModel.State state) {

    CatalogEntry summary() {
        return new CatalogEntry(
                id,
                name,
                kind,
                baseModelId,
                description,
                tags,
                capabilities,
                family,
                avatarUrl,
                null,
                null,
                sources,
                state);
    }
}
