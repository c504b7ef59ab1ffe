package dev.atelier.completions;

import dev.atelier.connections.Call;
import dev.atelier.connections.ChatMessage;
import dev.atelier.connections.UpstreamEvent;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.error.UpstreamCause;
import dev.atelier.platform.http.VirtualThreads;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** An answer from documents: they are searched, what was found passes the filters, and then the model is asked. On one event loop. */
final class GroundedAnswer {
    private static final Logger LOG = Logger.getLogger(GroundedAnswer.class);

    /** An answer without the documents would be taken for one from them. */
    private static final Fault.Upstream NOT_SEARCHED =
            new Fault.Upstream(UpstreamCause.FAILED, "Documents", "they could not be searched.");

    private final Context loop;
    private final String modelId;
    private final AnswerListener listener;
    private final DeferredCall call = new DeferredCall();

    GroundedAnswer(Context loop, String modelId, AnswerListener listener) {
        this.loop = loop;
        this.modelId = modelId;
        this.listener = listener;
    }

    /**
     * Returns at once.
     *
     * @param search in the documents; blocks
     * @param asking the model with what was found, unless nobody waits any more
     */
    Call ask(
            List<ChatMessage> conversation,
            Callable<Grounding.Grounded> search,
            Function<Grounding.Grounded, Call> asking) {
        loop.executeBlocking(search, false)
                .onSuccess(found -> filtered(found, conversation)
                        .onSuccess(grounded -> whileWanted(() -> call.becomes(asking.apply(grounded))))
                        .onFailure(stopped -> whileWanted(() -> listener.refused(Filtering.fault(stopped)))))
                .onFailure(broken -> {
                    LOG.errorf(broken, "The documents of %s could not be searched", modelId);
                    whileWanted(() -> listener.on(new UpstreamEvent.Failed(NOT_SEARCHED, null)));
                });
        return call;
    }

    private void whileWanted(Runnable next) {
        if (!call.isCancelled()) {
            next.run();
        }
    }

    private Future<Grounding.Grounded> filtered(Grounding.Grounded found, List<ChatMessage> conversation) {
        return listener.isFiltered()
                ? VirtualThreads.run(
                        loop, () -> found.with(conversation, block -> block.saying(listener.documents(block.text()))))
                : Future.succeededFuture(found);
    }
}
