package dev.atelier.knowledge.ingestion;

import dev.atelier.knowledge.text.Refusal;
import dev.atelier.platform.error.FaultException;
import dev.atelier.platform.error.Problems;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One document that this server works on, on a thread of its own. */
final class IngestionJob implements Runnable {
    private static final Logger LOG = Logger.getLogger(IngestionJob.class);

    private final IngestionRows.Claimed document;
    private final IngestionRows rows;
    private final Steps steps;
    private final int mostTries;

    private volatile int done;
    private volatile int total;
    private volatile boolean over;
    private boolean dropped;
    private @Nullable Runnable stop;
    private @Nullable Thread thread;

    IngestionJob(IngestionRows.Claimed document, IngestionRows rows, Steps steps, int mostTries) {
        this.document = document;
        this.rows = rows;
        this.steps = steps;
        this.mostTries = mostTries;
    }

    UUID id() {
        return document.id();
    }

    boolean isOver() {
        return over;
    }

    @Override
    public void run() {
        try {
            begin();
            work();
        } catch (CancellationException notOurs) {
            LOG.debugf("Document %s is left", document.id());
        } catch (StuckException stuck) {
            rows.failed(document.id(), stuck.refusal(), stuck.getMessage());
        } catch (FaultException known) {
            rows.failed(
                    document.id(),
                    Refusal.EMBEDDING_FAILED,
                    Problems.of(known.fault()).detail());
        } catch (IOException | RuntimeException cause) {
            broken(cause);
        } finally {
            over = true;
        }
    }

    private synchronized void begin() {
        thread = Thread.currentThread();
    }

    private void work() throws IOException {
        if (document.tries() > mostTries) { // whoever took it on before went down with it
            throw new StuckException(Refusal.TIMEOUT, null);
        }
        var source = steps.source(document);
        requireKept();
        var text = steps.text(document, source, this::stopWith);
        requireKept();
        steps.index(document, source, text, this::at);
    }

    private void broken(Exception cause) {
        if (isDropped()) {
            return; // what was cancelled or deleted on the way fails as it likes
        }
        LOG.errorf(cause, "Document %s could not be worked on", document.id());
        rows.failed(document.id(), Refusal.FAILED, null);
    }

    /** Once all is made, the last question before it replaces what was there. */
    private void at(int doneNow, int totalNow) {
        done = doneNow;
        total = totalNow;
        requireKept();
        if (doneNow == totalNow && !beat()) {
            throw new CancellationException();
        }
    }

    private void requireKept() {
        if (isDropped()) {
            throw new CancellationException();
        }
    }

    private synchronized void stopWith(Runnable stopper) {
        stop = stopper;
        if (dropped) {
            stopper.run();
        }
    }

    private synchronized boolean isDropped() {
        return dropped;
    }

    /** @return whether the document is still this server's */
    boolean beat() {
        return rows.beat(document.id(), done, total);
    }

    /** It is not this server's any more: nothing is written about it, and nothing waited for, be it an upstream that never answers. */
    synchronized void drop() {
        dropped = true;
        if (thread != null) {
            thread.interrupt();
        }
        if (stop != null) {
            stop.run();
        }
    }
}
