package dev.atelier.platform.outgoing;

import io.vertx.core.Future;
import java.net.InetAddress;
import java.util.List;

/** Turns a host name into addresses. */
@FunctionalInterface
public interface Resolver {
    /** All addresses of the name; fails with {@link java.net.UnknownHostException}. */
    Future<List<InetAddress>> resolve(String host);
}
