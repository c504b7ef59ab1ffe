package dev.atelier.extensions;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The tools, filters and actions that a model names.
 *
 * @param ownerId who lends them; null where administrators named them
 */
public record ModelExtensions(@Nullable UUID ownerId, List<String> tools, List<String> filters, List<String> actions) {
    private static final ModelExtensions NONE = new ModelExtensions(null, List.of(), List.of(), List.of());

    public ModelExtensions {
        tools = List.copyOf(tools);
        filters = List.copyOf(filters);
        actions = List.copyOf(actions);
    }

    public static ModelExtensions none() {
        return NONE;
    }

    /** For a small task besides: what filters keep from the model is kept from it there, too. */
    public ModelExtensions filtersAlone() {
        return new ModelExtensions(ownerId, List.of(), filters, List.of());
    }
}
