package dev.atelier.knowledge;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.atelier.connections.BaseModel;
import dev.atelier.connections.Catalogue;
import dev.atelier.knowledge.embedding.EmbeddingModel;
import dev.atelier.platform.error.FieldError;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which models passages can be embedded with: the built-in one, and those of connections that say of themselves that they embed. */
@Singleton
class EmbeddingModels {
    private static final Offer BUILT_IN = new Offer(null, null, "all-MiniLM-L6-v2", 384, true);

    private final Catalogue catalogue;

    EmbeddingModels(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * An embedding model that can be chosen.
     *
     * @param connectionId null for the built-in one
     * @param dimensions where they are known
     */
    @Schema(name = "EmbeddingModelOffer")
    record Offer(
            @Nullable UUID connectionId,
            @Nullable String connectionName,
            String model,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Integer dimensions,

            boolean builtIn) {}

    List<Offer> list() {
        var offers = new ArrayList<Offer>();
        offers.add(BUILT_IN);
        catalogue.baseModels().stream().filter(EmbeddingModels::isOffered).forEach(model -> model.sources()
                .forEach(source ->
                        offers.add(new Offer(source.connectionId(), source.name(), model.id(), null, false))));
        return offers;
    }

    private static boolean isOffered(BaseModel model) {
        return model.capabilities().contains("embedding") && model.state() != BaseModel.State.REMOVED;
    }

    /** One that stands already may stay; what a connection has may embed even where it does not say so. */
    Optional<FieldError> wrong(@Nullable EmbeddingModel wanted, @Nullable EmbeddingModel stands) {
        if (wanted == null || Objects.equals(wanted, stands)) {
            return Optional.empty();
        }
        var isThere = catalogue.sources(wanted.model()).stream()
                .anyMatch(source -> source.connectionId().equals(wanted.connectionId()));
        return isThere
                ? Optional.empty()
                : Optional.of(new FieldError("/settings/embedding_model", "is no model of that connection"));
    }
}
