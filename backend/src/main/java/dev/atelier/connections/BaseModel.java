package dev.atelier.connections;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A base model as it was last known, from whichever connections have it.
 *
 * @param id the upstream's name, behind the connection's prefix and a dot where it has one
 * @param sources in the order in which they are tried
 * @param seenAt when a list last held it
 * @param renamedTo of a removed one: the base model that is the very same, under another name on the same connection
 */
public record BaseModel(
        String id,
        String name,
        List<SourceName> sources,
        Set<String> capabilities,
        List<String> tags,
        ModelDetails details,
        State state,
        Instant seenAt,
        @Nullable String renamedTo) {

    public BaseModel {
        sources = List.copyOf(sources);
        capabilities = Collections.unmodifiableSet(new TreeSet<>(capabilities)); // always in the same order
        tags = List.copyOf(tags);
    }

    /** Whether it takes pictures; empty where nothing is known of what it can do. */
    public Optional<Boolean> sees() {
        return capabilities.isEmpty() ? Optional.empty() : Optional.of(capabilities.contains("vision"));
    }

    /** {@code unreachable}: no connection that has it answers. {@code removed}: the connections answer, but have it no more. */
    public enum State {
        @JsonProperty("ok")
        OK,
        @JsonProperty("unreachable")
        UNREACHABLE,
        @JsonProperty("removed")
        REMOVED
    }

    /** A connection that has the model. */
    public record SourceName(UUID connectionId, String name) {}
}
