package dev.atelier.completions;

import dev.atelier.connections.Catalogue;
import dev.atelier.connections.ConnectionKind;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which models are offered tools by their upstream's own means. The others are told of them in words. */
@Singleton
class NativeTools {
    /** A model may be given a template with tools one day. */
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private static final int MOST = 10_000;

    private final Catalogue catalogue;
    private final Map<String, Long> refused = new ConcurrentHashMap<>();

    NativeTools(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** What was set for the model, else what its upstream has said of it: in a list of what it can, or when it was asked. */
    boolean has(ReadyModel ready) {
        if ("prompted".equals(ready.model().params().get("function_calling")) || isRefused(ready)) {
            return false;
        }
        var set = ready.model().capabilities().get("tools");
        return set != null ? set : isSaidToHave(ready);
    }

    private boolean isSaidToHave(ReadyModel ready) {
        return ready.sources().getFirst().kind() != ConnectionKind.OLLAMA
                || catalogue
                        .baseModel(ready.bases().getFirst().id())
                        .map(base -> base.capabilities().isEmpty()
                                || base.capabilities().contains("tools"))
                        .orElse(true);
    }

    private boolean isRefused(ReadyModel ready) {
        var at = refused.get(ready.bases().getFirst().id());
        return at != null && System.nanoTime() - at < REMEMBERED.toNanos();
    }

    /** An upstream said no. Where a model has fallbacks, nobody knows of which of them: it is asked again next time. */
    void refused(ReadyModel ready) {
        if (ready.bases().size() == 1) {
            if (refused.size() >= MOST) {
                refused.clear();
            }
            refused.put(ready.bases().getFirst().id(), System.nanoTime());
        }
    }
}
