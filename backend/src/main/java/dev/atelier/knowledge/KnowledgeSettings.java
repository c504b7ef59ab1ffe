package dev.atelier.knowledge;

import dev.atelier.knowledge.embedding.EmbeddingModel;
import dev.atelier.platform.error.FieldError;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How a collection is cut into passages and searched. What is left out is as it was, or as here.
 *
 * @param embeddingModel null for the built-in one
 */
@Schema(name = "KnowledgeSettings")
public record KnowledgeSettings(
        @Nullable @Schema(examples = "1000", description = "How many characters a passage may have, 200 to 8000")
        Integer chunkSize,

        @Nullable
        @Schema(examples = "150", description = "How many of them may be those of the passage before, at most half")
        Integer overlap,

        @Nullable @Schema(examples = "5", description = "How many passages a question gets, 1 to 50")
        Integer k,

        @Nullable
        @Schema(examples = "0", description = "Passages that match less are left out, 0 to 1; 0 leaves none out")
        Double threshold,

        @Nullable EmbeddingModel embeddingModel) {
    static final KnowledgeSettings DEFAULT = new KnowledgeSettings(1000, 150, 5, 0.0, null);

    static List<FieldError> check(@Nullable KnowledgeSettings settings) {
        var errors = new ArrayList<FieldError>();
        if (settings == null) {
            return errors;
        }
        within("/settings/chunk_size", settings.chunkSize, 200, 8000, errors);
        within("/settings/overlap", settings.overlap, 0, or(settings.chunkSize, 1000) / 2, errors);
        within("/settings/k", settings.k, 1, 50, errors);
        var threshold = settings.threshold;
        if (threshold != null && !(threshold >= 0 && threshold <= 1)) {
            errors.add(new FieldError("/settings/threshold", "must be from 0 to 1"));
        }
        embedding(settings.embeddingModel, errors);
        return errors;
    }

    private static void embedding(@Nullable EmbeddingModel model, List<FieldError> errors) {
        if (model != null && model.connectionId() == null) {
            errors.add(new FieldError("/settings/embedding_model/connection_id", "must be a connection's id"));
        }
        if (model != null
                && (model.model() == null
                        || model.model().isBlank()
                        || model.model().length() > 256)) {
            errors.add(new FieldError("/settings/embedding_model/model", "must have 1 to 256 characters"));
        }
    }

    private static void within(String pointer, @Nullable Integer value, int least, int most, List<FieldError> errors) {
        if (value != null && (value < least || value > most)) {
            errors.add(new FieldError(pointer, "must be from " + least + " to " + most));
        }
    }

    static int or(@Nullable Integer value, int otherwise) {
        return value == null ? otherwise : value;
    }
}
