package dev.atelier.testing;

import dev.atelier.platform.outgoing.Destinations;
import dev.atelier.platform.outgoing.GuardedClient;
import dev.atelier.platform.outgoing.Loops;
import dev.atelier.platform.outgoing.OutgoingConfig;
import dev.atelier.platform.outgoing.Resolver;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Guarded clients as tests need them: impatient, or with names that resolve as the test says. */
public final class Outgoing {
    private Outgoing() {}

    public static GuardedClient client(Vertx vertx) {
        return client(vertx, Duration.ofSeconds(10), Duration.ofSeconds(10));
    }

    public static GuardedClient client(Vertx vertx, Duration firstByte, Duration stall) {
        return client(vertx, new Limits(Duration.ofSeconds(10), firstByte, stall), Set.of(), Outgoing::system);
    }

    public static GuardedClient client(Vertx vertx, Set<String> allowed, Resolver resolver) {
        var limits = new Limits(Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(5));
        return client(vertx, limits, allowed, resolver);
    }

    private static GuardedClient client(Vertx vertx, Limits limits, Set<String> allowed, Resolver resolver) {
        var config = new Config(Optional.of(allowed), limits);
        return new GuardedClient(new Loops(vertx, config), new Destinations(resolver), config);
    }

    private static Future<List<InetAddress>> system(String host) {
        try {
            return Future.succeededFuture(List.of(InetAddress.getAllByName(host)));
        } catch (java.net.UnknownHostException unknown) {
            return Future.failedFuture(unknown);
        }
    }

    private record Config(Optional<Set<String>> fetchAllow, Limits upstream) implements OutgoingConfig {}

    private record Limits(Duration connectTimeout, Duration firstByteTimeout, Duration stallTimeout)
            implements OutgoingConfig.Upstream {
        @Override
        public int connections() {
            return 100;
        }
    }
}
