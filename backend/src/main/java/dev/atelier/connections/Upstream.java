package dev.atelier.connections;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** One connection's server, spoken to in Atelier's own words; each {@link Protocol} translates them into its own. */
public interface Upstream {

    /**
     * Asks for an answer. Returns at once; the events arrive on one event loop: the caller's, if it is on one. What goes wrong is
     * an {@link UpstreamEvent.Failed}, never an exception.
     */
    Call chat(ChatRequest request, UpstreamListener listener);

    /** The exact body that {@link #chat} would send. */
    JsonNode wire(ChatRequest request);

    /** Where {@link #chat} sends it; empty where nothing leaves. */
    default Optional<String> chatAddress() {
        return Optional.empty();
    }

    /** Turns texts into vectors; fails with a {@link dev.atelier.platform.error.FaultException}. */
    Future<Embeddings> embed(EmbeddingRequest request);

    /** The models that the server offers now; fails with a {@link dev.atelier.platform.error.FaultException}. */
    Future<List<OfferedModel>> models();

    /** Asks the server who it is, and whether it lets us in; fails with a {@link dev.atelier.platform.error.FaultException}. */
    Future<Verdict> verify();

    /** The models that it keeps, where it is a server that keeps any. */
    default Optional<ModelStore> store() {
        return Optional.empty();
    }

    /**
     * @param version as the server says it; empty where it says none
     */
    record Verdict(String version, List<OfferedModel> models) {
        public Verdict {
            models = List.copyOf(models);
        }
    }
}
