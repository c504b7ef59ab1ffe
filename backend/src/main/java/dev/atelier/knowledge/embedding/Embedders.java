package dev.atelier.knowledge.embedding;

import dev.atelier.connections.Catalogue;
import dev.atelier.platform.error.Fault;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Texts as vectors, by the built-in model (null) or by a connection's. Blocks; fails with a {@link dev.atelier.platform.error.FaultException}. */
@Singleton
public class Embedders {
    /** How many passages are embedded at once; between two batches one may stop. */
    public static final int BATCH = 32;

    private final BuiltIn builtIn;
    private final Catalogue catalogue;
    private final EmbeddingConfig config;

    Embedders(BuiltIn builtIn, Catalogue catalogue, EmbeddingConfig config) {
        this.builtIn = builtIn;
        this.catalogue = catalogue;
        this.config = config;
    }

    /** At most {@link #BATCH} of them, in their order. */
    public List<float[]> ofPassages(@Nullable EmbeddingModel model, List<String> texts) {
        return vectors(model).ofPassages(texts);
    }

    public float[] ofQuestion(@Nullable EmbeddingModel model, String text) {
        return vectors(model).ofQuestion(text);
    }

    private TextVectors vectors(@Nullable EmbeddingModel model) {
        if (model == null) {
            return builtIn;
        }
        return catalogue.sources(model.model()).stream()
                .filter(source -> source.connectionId().equals(model.connectionId()))
                .findFirst()
                .map(source -> new ByConnection(source, config.patience(), config.questionPatience()))
                .orElseThrow(() -> new Fault.ModelNotAvailable(model.model()).asException());
    }
}
