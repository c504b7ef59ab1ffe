package dev.atelier.models.transfer;

import dev.atelier.models.ModelArchive;
import dev.atelier.models.Picture;
import dev.atelier.platform.error.FaultException;
import dev.atelier.platform.error.Problems;
import dev.atelier.platform.outgoing.Answer;
import dev.atelier.platform.outgoing.GuardedClient;
import dev.atelier.platform.outgoing.OutgoingFailure;
import dev.atelier.platform.outgoing.OutgoingRequest;
import dev.atelier.platform.outgoing.WebAddress;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the pictures behind addresses, once the models are written: what fails is a problem, not an end. Several at a time, since
 * fetching is mostly waiting; all of an import together take no more than so much time and so many bytes.
 */
@ApplicationScoped
class LinkedPictures {
    static final int AT_ONCE = 4;
    private static final Duration EACH = Duration.ofSeconds(10);
    private static final Duration ALTOGETHER = Duration.ofSeconds(60);
    private static final long BYTES_ALTOGETHER = 128 << 20;

    private final GuardedClient client;
    private final ModelArchive archive;

    LinkedPictures(GuardedClient client, ModelArchive archive) {
        this.client = client;
        this.archive = archive;
    }

    /** What went wrong, by the place of the model in the report. */
    Map<Integer, String> fetch(List<ImportPictures.Linked> linked) {
        return fetch(linked, new Allowance(ALTOGETHER, BYTES_ALTOGETHER));
    }

    Map<Integer, String> fetch(List<ImportPictures.Linked> linked, Allowance allowance) {
        if (linked.isEmpty()) {
            return Map.of();
        }
        var problems = new ConcurrentHashMap<Integer, String>();
        try (var workers = Executors.newFixedThreadPool(Math.min(AT_ONCE, linked.size()))) { // closes when all are done
            linked.forEach(one -> workers.execute(() -> problem(one, allowance)
                    .ifPresent(problem -> problems.put(
                            one.place(), "The picture at " + one.address() + " was left out: " + problem))));
        }
        return problems;
    }

    /** What the pictures of one import may take together. */
    static final class Allowance {
        private final long until;
        private long bytes;

        Allowance(Duration time, long bytes) {
            this.until = System.nanoTime() + time.toNanos();
            this.bytes = bytes;
        }

        /** For one picture, of what is left; what it does not need is {@link #giveBack given back}. */
        synchronized GuardedClient.@Nullable Bounds take() {
            var time = Duration.ofNanos(until - System.nanoTime());
            if (!time.isPositive() || bytes <= 0) {
                return null;
            }
            var size = (int) Math.min(bytes, Picture.MOST_BYTES);
            bytes -= size;
            return new GuardedClient.Bounds(size, time.compareTo(EACH) < 0 ? time : EACH);
        }

        synchronized void giveBack(long unused) {
            bytes += unused;
        }
    }

    private Optional<String> problem(ImportPictures.Linked one, Allowance allowance) {
        var bounds = allowance.take();
        if (bounds == null) {
            return Optional.of("the pictures of this import took all the time and bytes that they may.");
        }
        var unused = (long) bounds.bytes();
        try {
            var answer = answer(one, bounds);
            unused -= answer.body().length();
            if (answer.status() != 200) {
                return Optional.of("the answer is " + answer.status() + ".");
            }
            var picture = Picture.of(answer.body().getBytes());
            QuarkusTransaction.requiringNew()
                    .run(() -> archive.setAvatar(one.id(), picture, ImportPictures.sourceOf(one.address())));
            return Optional.empty();
        } catch (FaultException refused) {
            return Optional.of(Problems.of(refused.fault()).detail());
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof OutgoingFailure failure) {
                unused = failure.stage() == OutgoingFailure.Stage.UNFIT ? 0 : unused; // such as one that is too large
                return Optional.of(failure.detail());
            }
            throw failed;
        } finally {
            allowance.giveBack(unused);
        }
    }

    private Answer answer(ImportPictures.Linked one, GuardedClient.Bounds bounds) {
        var request = OutgoingRequest.get(client.forUsers(), WebAddress.parse(one.address()), Map.of());
        return client.fetch(request, bounds)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }
}
