package dev.atelier.connections;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A model as an upstream lists it.
 *
 * @param name the upstream's own name for it, what a request carries
 * @param capabilities in Ollama's words: completion, vision, tools, thinking, embedding, insert; a guess for servers that do not say
 * @param digest what it is, whatever it is called; null where the upstream does not say
 */
public record OfferedModel(
        String name,
        Set<String> capabilities,
        ModelDetails details,
        @Nullable String digest) {
    public OfferedModel(String name, Set<String> capabilities, ModelDetails details) {
        this(name, capabilities, details, null);
    }

    public OfferedModel {
        capabilities = Collections.unmodifiableSet(new TreeSet<>(capabilities)); // always in the same order
    }
}
