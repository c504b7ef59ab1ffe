package dev.atelier.models.transfer;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.atelier.models.FieldChange;
import dev.atelier.models.Model;
import dev.atelier.models.ModelContent;
import dev.atelier.platform.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lays what a file says over what is here. */
final class Merge {
    private static final TypeReference<LinkedHashMap<String, Object>> JSON = new TypeReference<>() {};

    private Merge() {}

    static ModelContent of(Model model, ModelContent file) {
        return new ModelContent(
                model.id(),
                or(file.name(), model.name()),
                or(file.description(), model.description()),
                or(file.baseModelId(), model.baseModelId()),
                or(file.fallbackIds(), model.fallbackIds()),
                or(file.systemPrompt(), model.systemPrompt()),
                or(file.params(), model.params()),
                or(file.suggestions(), model.suggestions()),
                or(file.greeting(), model.greeting()),
                or(file.examples(), model.examples()),
                or(file.knowledgeIds(), model.knowledgeIds()),
                or(file.documentIds(), model.documentIds()),
                or(file.toolIds(), model.toolIds()),
                or(file.filterIds(), model.filterIds()),
                or(file.actionIds(), model.actionIds()),
                or(file.capabilities(), model.capabilities()),
                or(file.tags(), model.tags()),
                or(file.hidden(), model.hidden()),
                or(file.enabled(), model.enabled()),
                or(file.access(), model.access()));
    }

    /** What differs in the fields that can be written. */
    static List<FieldChange> changes(Model model, ModelContent merged) {
        Map<String, Object> after = Json.mapper().convertValue(merged, JSON);
        Map<String, Object> before = Json.mapper().convertValue(model, JSON);
        before.keySet().retainAll(after.keySet());
        return FieldChange.between(before, after);
    }

    /** Kept fields of an earlier import stay where the new file does not have them, member by member. */
    static Map<String, Object> originals(Map<String, Object> before, Map<String, Object> file) {
        var result = new LinkedHashMap<>(before);
        file.forEach((name, value) -> result.put(name, both(before.get(name), value)));
        return result;
    }

    private static @Nullable Object both(@Nullable Object before, @Nullable Object file) {
        if (!(before instanceof Map<?, ?> old) || !(file instanceof Map<?, ?> added)) {
            return file;
        }
        var members = new LinkedHashMap<Object, Object>(old);
        added.forEach((name, value) -> members.put(name, both(old.get(name), value)));
        return members;
    }

    private static <T> @Nullable T or(@Nullable T first, @Nullable T second) {
        return first == null ? second : first;
    }
}
