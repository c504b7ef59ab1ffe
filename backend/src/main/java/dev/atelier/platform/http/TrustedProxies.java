package dev.atelier.platform.http;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Proxies are named by number. Quarkus takes an entry that is none for a host's name, a bare {@code ::1} too, and asks a name server for it
 * on every single request: milliseconds each, and five seconds whenever that answer is lost.
 */
@ApplicationScoped
class TrustedProxies {
    private static final Pattern NUMBERS =
            Pattern.compile("\\d+(\\.\\d+){3}(/\\d+|:\\d+)?|\\[[\\da-fA-F:.]+](:\\d+)?|[\\da-fA-F:.]+/\\d+");

    private final List<String> proxies;

    TrustedProxies(@ConfigProperty(name = "quarkus.http.proxy.trusted-proxies") List<String> proxies) {
        this.proxies = proxies;
    }

    void check(@Observes StartupEvent start) {
        for (var proxy : proxies) {
            if (!isNumber(proxy.strip())) {
                throw new IllegalStateException(
                        "ATELIER_TRUSTED_PROXIES holds " + proxy
                                + ": write addresses as 10.0.0.7, 10.0.0.0/8, [::1] or fd00::/8. A name would be looked up on every request.");
            }
        }
    }

    static boolean isNumber(String proxy) {
        return NUMBERS.matcher(proxy).matches();
    }
}
