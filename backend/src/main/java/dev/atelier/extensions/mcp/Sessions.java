package dev.atelier.extensions.mcp;

import dev.atelier.extensions.Definition;
import dev.atelier.extensions.Extension;
import dev.atelier.extensions.ExtensionState;
import dev.atelier.extensions.Unavailable;
import dev.atelier.extensions.Values;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Conversations with servers, one for each extension: kept while they are used, begun anew once they ended. */
final class Sessions {
    private static final Duration IDLE = Duration.ofMinutes(10);

    /** Greets the server of an extension. */
    @FunctionalInterface
    interface Greeting {
        Session begin(Extension extension) throws InterruptedException;
    }

    /** What is asked in a conversation. */
    @FunctionalInterface
    interface Talk<T> {
        T with(Session session) throws InterruptedException;
    }

    /** One that is kept for who asks with the same definition and the same settings; let go, it ends with the last who speaks. */
    private static final class Kept {
        private final Session session;
        private final Definition definition;
        private final Values values;
        private int speaking;
        private boolean letGo;

        Kept(Session session, Extension extension) {
            this.session = session;
            this.definition = extension.definition();
            this.values = extension.values();
        }

        boolean isFor(Extension extension) {
            return session.isOpen() && definition.equals(extension.definition()) && values.equals(extension.values());
        }
    }

    private final Greeting greeting;
    private final Map<String, Kept> byExtension = new HashMap<>();

    Sessions(Greeting greeting) {
        this.greeting = greeting;
    }

    /** Blocks; once more where the server has forgotten us meanwhile. */
    <T> T speak(Extension extension, Talk<T> talk) throws InterruptedException {
        try {
            return once(extension, talk);
        } catch (SessionLost forgotten) {
            try {
                return once(extension, talk);
            } catch (SessionLost again) {
                throw new Unavailable(ExtensionState.UNREACHABLE, "It forgets every conversation at once.");
            }
        }
    }

    private <T> T once(Extension extension, Talk<T> talk) throws InterruptedException {
        var kept = take(extension);
        try {
            return talk.with(kept.session);
        } finally {
            leave(kept);
        }
    }

    private Kept take(Extension extension) throws InterruptedException {
        synchronized (byExtension) {
            var kept = byExtension.get(extension.id());
            if (kept != null && kept.isFor(extension)) {
                kept.speaking++;
                return kept;
            }
        }
        var begun = new Kept(greeting.begin(extension), extension);
        synchronized (byExtension) {
            begun.speaking++;
            letGo(byExtension.put(extension.id(), begun));
        }
        begun.session.listen(); // what is heard is only heeded once it is kept
        return begun;
    }

    private void leave(Kept kept) {
        synchronized (byExtension) {
            kept.speaking--;
            if (kept.letGo && kept.speaking == 0) {
                kept.session.close();
            }
        }
    }

    private void letGo(@Nullable Kept kept) {
        if (kept != null) {
            kept.letGo = true;
            if (kept.speaking == 0) {
                kept.session.close();
            }
        }
    }

    /** Whether there is a conversation with its server, as it is defined and set now. */
    boolean isKept(Extension extension) {
        synchronized (byExtension) {
            var kept = byExtension.get(extension.id());
            return kept != null && kept.isFor(extension);
        }
    }

    /** Whoever speaks comes to their end. */
    void forget(String extensionId) {
        synchronized (byExtension) {
            letGo(byExtension.remove(extensionId));
        }
    }

    void endIdle() {
        synchronized (byExtension) {
            List.copyOf(byExtension.entrySet()).stream()
                    .filter(each -> each.getValue().speaking == 0)
                    .filter(each -> !each.getValue().session.isOpen()
                            || each.getValue().session.isIdleFor(IDLE))
                    .forEach(each -> letGo(byExtension.remove(each.getKey())));
        }
    }

    void end() {
        synchronized (byExtension) {
            byExtension.values().forEach(kept -> kept.session.close());
            byExtension.clear();
        }
    }
}
