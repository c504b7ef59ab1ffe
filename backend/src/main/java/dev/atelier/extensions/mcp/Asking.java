package dev.atelier.extensions.mcp;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One question to a server, by which it can be given up. The client hands it through to the transport. */
final class Asking {
    private volatile @Nullable Sent sent;

    void by(Sent message) {
        sent = message;
    }

    Optional<Sent> sent() {
        return Optional.ofNullable(sent);
    }
}
