package dev.atelier.models;

import dev.atelier.accounts.Principal;
import dev.atelier.accounts.Rights;
import dev.atelier.accounts.Sharing;
import dev.atelier.platform.http.Tagging;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A workspace model, or the settings of a base model, as one caller sees it: who may only use it sees neither its prompt nor what else is inside. */
public record Model(
        String id,
        String name,
        String description,
        @Nullable String baseModelId,
        List<String> fallbackIds,

        @Nullable @Schema(description = "null for who may only use the model")
        String systemPrompt,

        @Nullable Map<String, Object> params,
        List<Suggestion> suggestions,
        String greeting,
        @Nullable List<Example> examples,
        @Nullable List<String> knowledgeIds,
        @Nullable List<String> documentIds,
        @Nullable List<String> toolIds,
        @Nullable List<String> filterIds,
        List<String> actionIds,
        Map<String, Boolean> capabilities,
        List<String> tags,
        boolean hidden,
        boolean enabled,
        @Nullable String avatarUrl,
        Sharing access,

        @Nullable
        @Schema(
                description =
                        "What the base model asks of who runs this model: open: nothing; delegated: the base is restricted and the owner"
                                + " lends it; restricted: only those who may use the base themselves can run it; null without a base")
        BaseAccess baseAccess,

        @Nullable
        @Schema(
                description =
                        "Why somebody should look at its base: no-base: it has none; base-removed: no connection has it (any more);"
                                + " base-unreachable: no connection that has it answers; base-not-permitted: the caller may not run the model"
                                + " for its base; null where all is well")
        Attention attention,

        @Nullable @Schema(description = "Of a removed base: the base model that is the very same, under another name")
        String baseRenamedTo,

        Owner owner,
        int version,
        Instant createdAt,
        Instant updatedAt,
        Rights permissions) {

    /** Whose it is. */
    @Schema(name = "ModelOwner")
    public record Owner(UUID id, String name) {}

    /** Its {@code v} changes with the picture, so that it may be kept for good. */
    static @Nullable String avatarUrl(ModelEntity model) {
        return model.avatarHash == null
                ? null
                : Tagging.location("/api/v1/models/", model.id) + "/avatar?v=" + model.avatarHash;
    }

    /** @param names of the owner and of those to whom something was granted, where they are here */
    static Model of(ModelEntity model, Map<Principal, String> names, Rights rights, BaseCondition base) {
        var inside = rights.read();
        return new Model(
                model.id,
                model.name,
                model.description,
                model.baseModelId,
                model.fallbackIds,
                inside ? model.systemPrompt : null,
                inside ? model.params : null,
                model.suggestions,
                model.greeting,
                inside ? model.examples : null,
                inside ? model.knowledgeIds : null,
                inside ? model.documentIds : null,
                inside ? model.toolIds : null,
                inside ? model.filterIds : null,
                model.actionIds,
                model.capabilities,
                model.tags,
                model.hidden,
                model.enabled,
                avatarUrl(model),
                inside ? Sharing.of(model, names) : new Sharing(model.visibility, List.of()),
                base.access(),
                base.attention(),
                base.renamedTo(),
                new Owner(model.ownerId, names.getOrDefault(Principal.user(model.ownerId), "")),
                model.version,
                model.createdAt,
                model.updatedAt,
                rights);
    }
}
