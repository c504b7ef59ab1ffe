package dev.atelier.completions;

import dev.atelier.connections.EmbeddingRequest;
import dev.atelier.connections.Embeddings;
import dev.atelier.connections.Source;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.error.FaultException;
import dev.atelier.platform.error.UpstreamCause;
import io.vertx.core.Future;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The one way to an upstream's embeddings. */
@ApplicationScoped
public class Embedder {
    private static final int BATCH = 64;

    /**
     * @param dimensions as the caller wants them; null as the model has them
     * @param wanted asked before each batch: nobody needs the rest of what nobody waits for
     */
    public record Wish(List<String> texts, @Nullable Integer dimensions, BooleanSupplier wanted) {}

    /**
     * Vectors of the model's base, batch by batch; the sources of the base are tried in order. Fallbacks are other models, whose vectors
     * mean something else: they are never asked. Fails with a {@link FaultException}.
     */
    public Future<Embeddings> embed(ReadyModel ready, Wish wish) {
        var sources = ready.bases().stream()
                .filter(base -> base.id().equals(ready.model().baseModelId()))
                .flatMap(base -> base.sources().stream())
                .toList();
        if (sources.isEmpty()) {
            return Future.failedFuture(new Fault.ModelNotAvailable(ready.model().id()).asException());
        }
        return from(sources, wish);
    }

    private static Future<Embeddings> from(List<Source> sources, Wish wish) {
        return batches(sources.getFirst(), wish)
                .recover(cause -> sources.size() > 1 && concernsTheSource(cause)
                        ? from(sources.subList(1, sources.size()), wish)
                        : Future.failedFuture(cause));
    }

    private static boolean concernsTheSource(Throwable cause) {
        return cause instanceof FaultException known
                && known.fault() instanceof Fault.Upstream upstream
                && upstream.cause() != UpstreamCause.REFUSED;
    }

    private static Future<Embeddings> batches(Source source, Wish wish) {
        var done = Future.succeededFuture(new Embeddings(List.of(), 0));
        var texts = wish.texts();
        for (var from = 0; from < texts.size(); from += BATCH) {
            var batch =
                    new EmbeddingRequest(texts.subList(from, Math.min(texts.size(), from + BATCH)), wish.dimensions());
            done = done.compose(before -> wish.wanted().getAsBoolean()
                    ? source.embed(batch).map(more -> joined(before, more))
                    : Future.failedFuture(new Fault.Interrupted().asException()));
        }
        return done;
    }

    private static Embeddings joined(Embeddings before, Embeddings more) {
        var vectors = new ArrayList<>(before.vectors());
        vectors.addAll(more.vectors());
        var tokens = before.promptTokens() == null || more.promptTokens() == null
                ? null
                : Integer.valueOf(before.promptTokens() + more.promptTokens());
        return new Embeddings(vectors, tokens);
    }
}
