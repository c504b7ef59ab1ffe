package dev.atelier.platform.outgoing;

import java.net.InetAddress;
import java.util.Optional;
import java.util.Set;

/** Where a request may go, by who gave the address. */
public sealed interface Policy {

    /** Administrators' addresses: the server's own network is where most upstreams are. */
    record Connection() implements Policy {}

    /**
     * Anybody's addresses: public ones only.
     *
     * @param allowed {@code host:port} that may be anywhere but {@link Reach#NEVER}
     */
    record Public(Set<String> allowed) implements Policy {}

    Policy CONNECTION = new Connection();

    /** Why nothing may be sent to {@code address}, which is one of those that the target's name resolves to; empty where it may. */
    default Optional<String> refusal(WebAddress target, InetAddress address) {
        var reach = Reach.of(address);
        if (reach == Reach.NEVER) {
            return Optional.of("link-local, metadata, multicast and reserved addresses are never asked");
        }
        return switch (this) {
            case Policy.Connection any -> Optional.empty();
            case Policy.Public users ->
                reach == Reach.PUBLIC || users.allowed().contains(target.host() + ":" + target.port())
                        ? Optional.empty()
                        : Optional.of("only public addresses are asked; ATELIER_FETCH_ALLOW lists the exceptions");
        };
    }
}
