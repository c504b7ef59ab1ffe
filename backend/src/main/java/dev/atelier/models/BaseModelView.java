package dev.atelier.models;

import dev.atelier.connections.BaseModel;
import dev.atelier.connections.ModelDetails;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A base model as administrators see it: as upstreams offer it, with the settings that it was given here.
 *
 * @param renamedTo of a removed one: the base model that is the very same, under another name
 * @param settings null where it has none
 * @param usedBy how many models stand on it or fall back to it
 */
@Schema(name = "BaseModel")
public record BaseModelView(
        String id,
        String name,
        List<BaseModel.SourceName> sources,
        Collection<String> capabilities,
        List<String> tags,
        ModelDetails details,
        BaseModel.State state,

        @Nullable @Schema(description = "When a list last held it; null where none ever did")
        Instant seenAt,

        @Nullable String renamedTo,
        @Nullable Model settings,
        long usedBy) {

    static BaseModelView of(BaseModel base, @Nullable Model settings, long usedBy) {
        return new BaseModelView(
                base.id(),
                base.name(),
                base.sources(),
                base.capabilities(),
                base.tags(),
                base.details(),
                base.state(),
                base.seenAt(),
                base.renamedTo(),
                settings,
                usedBy);
    }

    /** Settings that came before their base model did, or outlived it. */
    static BaseModelView ofSettings(Model settings, long usedBy) {
        return new BaseModelView(
                settings.id(),
                settings.id(),
                List.of(),
                List.of(),
                List.of(),
                ModelDetails.UNKNOWN,
                BaseModel.State.REMOVED,
                null,
                null,
                settings,
                usedBy);
    }
}
