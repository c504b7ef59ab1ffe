package dev.atelier.models.transfer;

import dev.atelier.models.ModelArchive;
import dev.atelier.models.Picture;
import dev.atelier.platform.error.FaultException;
import dev.atelier.platform.error.Problems;
import dev.atelier.platform.outgoing.GuardedClient;
import dev.atelier.platform.outgoing.OutgoingFailure;
import dev.atelier.platform.outgoing.OutgoingRequest;
import dev.atelier.platform.outgoing.WebAddress;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Fetches the pictures behind addresses, once the models are written: what fails is a problem, not an end. */
@ApplicationScoped
class LinkedPictures {
    private static final GuardedClient.Bounds BOUNDS =
            new GuardedClient.Bounds(Picture.MOST_BYTES, Duration.ofSeconds(10));
    private static final Duration ALTOGETHER = Duration.ofSeconds(60);

    private final GuardedClient client;
    private final ModelArchive archive;

    LinkedPictures(GuardedClient client, ModelArchive archive) {
        this.client = client;
        this.archive = archive;
    }

    /** What went wrong, by the place of the model in the report. */
    Map<Integer, String> fetch(List<ImportPictures.Linked> linked) {
        var problems = new HashMap<Integer, String>();
        var until = Instant.now().plus(ALTOGETHER);
        for (var one : linked) {
            var problem = Instant.now().isAfter(until) ? "there was no time left to fetch it." : fetch(one);
            if (problem != null) {
                problems.put(one.place(), "The picture at " + one.address() + " was left out: " + problem);
            }
        }
        return problems;
    }

    private @Nullable String fetch(ImportPictures.Linked one) {
        try {
            var request = OutgoingRequest.get(client.forUsers(), WebAddress.parse(one.address()), Map.of());
            var answer = client.fetch(request, BOUNDS)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            if (answer.status() != 200) {
                return "the answer is " + answer.status() + ".";
            }
            var picture = Picture.of(answer.body().getBytes());
            QuarkusTransaction.requiringNew()
                    .run(() -> archive.setAvatar(one.id(), picture, ImportPictures.sourceOf(one.address())));
            return null;
        } catch (FaultException refused) {
            return Problems.of(refused.fault()).detail();
        } catch (CompletionException failed) {
            return Optional.ofNullable(failed.getCause())
                    .filter(OutgoingFailure.class::isInstance)
                    .map(cause -> ((OutgoingFailure) cause).detail())
                    .orElseThrow(() -> failed);
        }
    }
}
