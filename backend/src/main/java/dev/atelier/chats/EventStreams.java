package dev.atelier.chats;

import dev.atelier.accounts.StreamedAnswers;
import dev.atelier.platform.http.Loops;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/** Opens answers in which a {@link Reader} tells what happens. */
@Singleton
class EventStreams {
    private final Loops loops;
    private final StreamedAnswers answers;
    private final StreamedAnswers.Pace pace;

    EventStreams(Loops loops, StreamedAnswers answers, ChatsConfig config) {
        this.loops = loops;
        this.answers = answers;
        this.pace = new StreamedAnswers.Pace(config.keepAlive(), config.stalledReader());
    }

    /** On the request's event loop. @param left called once, when the stream is over */
    Reader open(RoutingContext request, boolean endsWithTurn, Runnable left) {
        var reader = new Reader(request.request(), loops.current(), endsWithTurn);
        answers.open(request, reader, pace, left);
        return reader;
    }
}
