package dev.atelier.connections.pulls;

import dev.atelier.accounts.CurrentCaller;
import dev.atelier.accounts.StreamedAnswers;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.http.ProblemAnswer;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The routes that stream how pulls go. */
@ApplicationScoped
class PullStreams {
    private static final StreamedAnswers.Pace PACE =
            new StreamedAnswers.Pace(Duration.ofSeconds(15), Duration.ofSeconds(60));

    private final Vertx vertx;
    private final Pulls pulls;
    private final PullFeed feed;
    private final StreamedAnswers answers;

    PullStreams(Vertx vertx, Pulls pulls, PullFeed feed, StreamedAnswers answers) {
        this.vertx = vertx;
        this.pulls = pulls;
        this.feed = feed;
        this.answers = answers;
    }

    void install(@Observes Router router) {
        router.get("/api/v1/pulls/events").handler(request -> open(request, null));
        router.get("/api/v1/pulls/:id/events").handler(this::one);
    }

    private void one(RoutingContext request) {
        var id = request.pathParam("id");
        try {
            open(request, UUID.fromString(id));
        } catch (IllegalArgumentException malformed) {
            ProblemAnswer.send(request, new Fault.NotFound("pull", id));
        }
    }

    private void open(RoutingContext request, @Nullable UUID only) {
        var caller = CurrentCaller.of(request);
        vertx.executeBlocking(
                        () -> {
                            pulls.requirePuller(caller);
                            return only == null ? List.<PullBook.Row>of() : List.of(pulls.row(caller, only));
                        },
                        false)
                .onSuccess(known -> {
                    request.request().resume(); // Quarkus hands raw routes their request paused
                    var reader = new PullReader(vertx.getOrCreateContext(), request.response(), caller, only);
                    answers.open(request, reader, PACE, () -> feed.leave(reader));
                    feed.join(reader);
                    request.response().write(StreamedAnswers.KEEP_ALIVE); // the head: from now on nothing is missed
                    if (only != null) {
                        reader.tell(known);
                    }
                })
                .onFailure(cause -> ProblemAnswer.send(request, cause));
    }
}
