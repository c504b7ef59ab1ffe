package dev.atelier.platform.http;

import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which {@code Host} a request may name: a page that makes its own name resolve to this server (DNS rebinding) gets nothing. */
final class HostRule {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Set<String> allowed = new HashSet<>(LOOPBACK);

    HostRule(Collection<String> more) {
        more.forEach(host -> allowed.add(host.strip().toLowerCase(Locale.ROOT)));
    }

    boolean allows(@Nullable String hostHeader) {
        return hostHeader != null && allowed.contains(name(hostHeader));
    }

    /** The host without its port; an IPv6 address keeps its brackets. */
    static String name(String hostHeader) {
        var host = hostHeader.strip().toLowerCase(Locale.ROOT);
        var afterAddress = host.lastIndexOf(']') + 1;
        var colon = host.indexOf(':', afterAddress);
        return colon < 0 ? host : host.substring(0, colon);
    }
}
