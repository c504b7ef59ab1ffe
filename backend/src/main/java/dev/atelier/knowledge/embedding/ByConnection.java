package dev.atelier.knowledge.embedding;

import dev.atelier.connections.EmbeddingRequest;
import dev.atelier.connections.Embeddings;
import dev.atelier.connections.Source;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.error.FaultException;
import dev.atelier.platform.error.UpstreamCause;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A connection's embedding model. A batch that fails for a reason that may pass is asked for again, a question is not.
 *
 * @param patience with one batch; @param questionPatience with a question
 */
record ByConnection(Source source, Duration patience, Duration questionPatience) implements TextVectors {
    private static final int TRIES = 4;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

    @Override
    public List<float[]> ofPassages(List<String> texts) {
        for (var attempt = 1; ; attempt++) {
            try {
                return asked(texts, patience);
            } catch (FaultException cause) {
                if (attempt == TRIES || !mayPass(cause.fault())) {
                    throw cause;
                }
                pause(FIRST_PAUSE.multipliedBy(1L << attempt));
            }
        }
    }

    @Override
    public float[] ofQuestion(String text) {
        return asked(List.of(text), questionPatience).getFirst();
    }

    private List<float[]> asked(List<String> texts, Duration most) {
        try {
            var answer = source.embed(new EmbeddingRequest(texts, null))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(most.toMillis(), TimeUnit.MILLISECONDS);
            return checked(answer);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof FaultException known ? known : new IllegalStateException(failed);
        } catch (TimeoutException late) {
            throw failed(UpstreamCause.TIMEOUT, "it did not embed within " + most.toSeconds() + " s.");
        } catch (InterruptedException stopped) {
            throw interrupted();
        }
    }

    private List<float[]> checked(Embeddings answer) {
        var vectors = answer.vectors();
        var length = vectors.getFirst().length;
        for (var vector : vectors) {
            var square = 0.0;
            for (var value : vector) {
                square += (double) value * value;
            }
            if (vector.length != length || length == 0 || !(square > 0) || Double.isInfinite(square)) {
                throw failed(UpstreamCause.INVALID, "it answers with vectors that cannot be compared.");
            }
        }
        return vectors;
    }

    private FaultException failed(UpstreamCause cause, String detail) {
        return new Fault.Upstream(cause, source.connectionName(), detail).asException();
    }

    private static boolean mayPass(Fault fault) {
        return fault instanceof Fault.Upstream upstream
                && switch (upstream.cause()) {
                    case UNREACHABLE, TIMEOUT, RATE_LIMITED, FAILED, BROKE_OFF -> true;
                    case UNAUTHORIZED, MODEL_MISSING, REFUSED, NO_TOOLS, INVALID -> false;
                };
    }

    private static void pause(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException stopped) {
            throw interrupted();
        }
    }

    private static CancellationException interrupted() {
        Thread.currentThread().interrupt();
        return new CancellationException();
    }
}
