package dev.atelier.connections;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where an upstream is and how to be let in.
 *
 * @param name the connection's name, as it appears in problems
 * @param url without a trailing slash; empty for the demo
 * @param apiKey in the clear: never in a log, a problem or JSON
 * @param extraParams names of parameters that this server takes beyond OpenAI's
 */
public record Endpoint(String name, String url, @Nullable String apiKey, Set<String> extraParams) {
    public Endpoint {
        extraParams = Set.copyOf(extraParams);
    }

    @Override
    public String toString() {
        return "Endpoint[" + name + " " + url + "]";
    }
}
