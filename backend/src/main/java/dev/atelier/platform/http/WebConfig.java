package dev.atelier.platform.http;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Which hosts and pages may speak to this server. */
@ConfigMapping(prefix = "atelier")
public interface WebConfig {

    /** Host names under which this server is reached, besides localhost, 127.0.0.1 and [::1]; without port, comma-separated. */
    Optional<List<String>> allowedHosts();

    /** Origins of pages on other sites that may call the API with the person's cookie, such as https://atelier.example.com; comma-separated. */
    Optional<List<String>> allowedOrigins();
}
