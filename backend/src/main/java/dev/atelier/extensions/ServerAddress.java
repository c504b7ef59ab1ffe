package dev.atelier.extensions;

import dev.atelier.platform.error.FaultException;
import dev.atelier.platform.error.FieldError;
import dev.atelier.platform.outgoing.GuardedClient;
import dev.atelier.platform.outgoing.WebAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The address of a server that somebody adds: as it is saved, and as it is asked. */
public final class ServerAddress {
    private ServerAddress() {}

    /** What is wrong with it, before anybody asks it. @param pointer to it; @param address null where there is none */
    public static Optional<FieldError> wrong(GuardedClient client, String pointer, @Nullable String address) {
        if (address == null) {
            return Optional.empty();
        }
        try {
            var parsed = WebAddress.parse(address);
            return parsed.literal()
                    .flatMap(literal -> client.forUsers().refusal(parsed, literal))
                    .map(reason -> new FieldError(pointer, "may not be asked: " + reason));
        } catch (FaultException refused) {
            return Optional.of(new FieldError(pointer, "must be an address that begins with https:// or http://"));
        }
    }

    /** @throws Unavailable where it is none */
    public static WebAddress of(String saved) {
        try {
            return WebAddress.parse(saved);
        } catch (FaultException refused) {
            throw new Unavailable(ExtensionState.BROKEN, "Its address is none that is asked.");
        }
    }
}
