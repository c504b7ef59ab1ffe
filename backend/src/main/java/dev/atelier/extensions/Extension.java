package dev.atelier.extensions;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An extension as it is run, with its secrets; who may do that was asked before.
 *
 * @param ownerId null for a built-in one
 * @param revision another one is another definition or other settings: what was prepared for it may be kept until then
 * @param tools what its server offered when it was last asked; empty where nobody asked yet
 * @param disabledTools names of those that it does not offer here
 */
public record Extension(
        String id,
        ExtensionKind kind,
        String name,
        @Nullable UUID ownerId,
        long revision,
        Definition definition,
        Values values,
        Optional<List<Tool>> tools,
        Set<String> disabledTools,
        AskFirst ask,
        FilterOptions filter) {
    public Extension {
        tools = tools.map(List::copyOf);
        disabledTools = Set.copyOf(disabledTools);
    }

    public Source source() {
        return definition.source();
    }
}
