package dev.atelier.knowledge;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a model may answer from, as it names it.
 *
 * @param ownerId whose rights decide what of it counts; null where administrators named it: then all does
 */
public record ModelDocuments(@Nullable UUID ownerId, List<String> knowledgeIds, List<String> documentIds) {
    private static final ModelDocuments NONE = new ModelDocuments(null, List.of(), List.of());

    public ModelDocuments {
        knowledgeIds = List.copyOf(knowledgeIds);
        documentIds = List.copyOf(documentIds);
    }

    public static ModelDocuments none() {
        return NONE;
    }

    public boolean isEmpty() {
        return knowledgeIds.isEmpty() && documentIds.isEmpty();
    }
}
