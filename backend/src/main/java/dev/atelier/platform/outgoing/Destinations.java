package dev.atelier.platform.outgoing;

import io.vertx.core.Future;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/** The addresses that a name stands for, once every one of them has passed the policy; a request goes to one of exactly these. */
@Singleton
public class Destinations {
    private final Resolver resolver;

    public Destinations(Resolver resolver) {
        this.resolver = resolver;
    }

    /** Fails with an {@link OutgoingFailure}. One bad address among several refuses the name. */
    Future<List<InetAddress>> of(Policy policy, WebAddress target) {
        return target.literal()
                .map(address -> Future.succeededFuture(List.of(address)))
                .orElseGet(() -> resolver.resolve(target.host()))
                .recover(cause -> Future.failedFuture(unresolved(target, cause)))
                .map(addresses -> checked(policy, target, addresses));
    }

    private static List<InetAddress> checked(Policy policy, WebAddress target, List<InetAddress> addresses) {
        for (var address : addresses) {
            var refusal = policy.refusal(target, address);
            if (refusal.isPresent()) {
                throw new OutgoingFailure(
                        OutgoingFailure.Stage.REFUSED, target.host() + " may not be asked: " + refusal.get() + ".");
            }
        }
        return Stream.concat( // an address that most servers listen on first: localhost is often ::1 and 127.0.0.1
                        addresses.stream().filter(address -> address.getAddress().length == 4),
                        addresses.stream().filter(address -> address.getAddress().length != 4))
                .toList();
    }

    private static OutgoingFailure unresolved(WebAddress target, Throwable cause) {
        var reason = cause instanceof UnknownHostException
                ? "the name " + target.host() + " does not resolve."
                : "the name " + target.host() + " cannot be looked up.";
        return new OutgoingFailure(OutgoingFailure.Stage.UNREACHABLE, reason);
    }
}
