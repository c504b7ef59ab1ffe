package dev.atelier.extensions.filtering;

import dev.atelier.extensions.OnFailure;
import dev.atelier.extensions.Unavailable;
import dev.atelier.extensions.filtering.FilterNotice.What;
import dev.atelier.platform.error.Fault;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A filter in its chain, with what becomes of traffic when it fails. */
final class Link {
    private static final Logger LOG = Logger.getLogger(Link.class);

    private final Deeds deeds;
    private final String name;
    private final OnFailure onFailure;
    private final Filter filter;
    private final Consumer<FilterNotice> told;
    private volatile boolean changed;

    Link(Opened opened, Consumer<FilterNotice> told) {
        this.deeds = opened.deeds();
        this.name = opened.name();
        this.onFailure = opened.onFailure();
        this.filter = opened.filter();
        this.told = told;
    }

    /** A filter that is open, and whose. */
    record Opened(Deeds deeds, String name, OnFailure onFailure, Filter filter) {}

    String id() {
        return deeds.filter();
    }

    Deeds deeds() {
        return deeds;
    }

    Filter filter() {
        return filter;
    }

    /** What is done when nobody waits any more. */
    void quietly(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            LOG.warnf(
                    "Filter %s failed afterwards: %s", id(), failure.getClass().getSimpleName());
        }
    }

    /** The filter's work; empty where it failed and is let be. */
    <T> Optional<T> tried(Supplier<T> work) {
        if (deeds.isFailed()) {
            return Optional.empty();
        }
        var began = System.nanoTime();
        try {
            return Optional.of(work.get());
        } catch (Refusal refusal) {
            deeds.blocks();
            var fault = new Fault.FilterRefused(
                    name, refusal.text(), refusal.retryAfter().orElse(null));
            throw new Stopped(notice(What.BLOCKED, refusal.text()), fault);
        } catch (RuntimeException failure) {
            return failed(failure);
        } finally {
            deeds.took(System.nanoTime() - began);
        }
    }

    private <T> Optional<T> failed(RuntimeException failure) {
        var why = failure instanceof Unavailable unavailable ? unavailable.why() : "it broke down.";
        deeds.fails(why);
        LOG.warnf("Filter %s failed: %s", id(), failure.getClass().getSimpleName()); // its words may quote the traffic
        return switch (onFailure) {
            case OPEN -> {
                told.accept(notice(What.FAILED_OPEN, null));
                yield Optional.empty();
            }
            case CLOSE -> throw new Stopped(notice(What.BLOCKED, null), new Fault.FilterFailed(name, why));
        };
    }

    /** Told once for an answer. */
    void changes() {
        if (!changed) {
            changed = true;
            deeds.changes();
            told.accept(notice(What.CHANGED, null));
        }
    }

    InletStep step(InletStep.Would would, @Nullable String text) {
        return new InletStep(id(), name, would, text, null);
    }

    private FilterNotice notice(What what, @Nullable String text) {
        return new FilterNotice(id(), name, what, text);
    }
}
