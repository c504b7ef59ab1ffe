package dev.atelier.extensions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.platform.error.FieldError;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whoever knows the extensions of each source. */
@Singleton
class Inspectors {
    private final Map<Source, Inspector> bySource = new EnumMap<>(Source.class);
    private final Builtins builtins;

    Inspectors(Instance<Inspector> inspectors, Builtins builtins) {
        inspectors.forEach(inspector -> bySource.put(inspector.source(), inspector));
        this.builtins = builtins;
    }

    List<FieldError> wrong(ExtensionKind kind, Definition definition) {
        return of(definition)
                .map(inspector -> inspector.wrong(kind, definition))
                .orElseGet(() -> List.of(new FieldError("/source", "is nothing that can be added")));
    }

    ObjectNode settingsSchema(String id, ExtensionKind kind, Definition definition) {
        return builtins.of(id)
                .map(BuiltinExtension::settingsSchema)
                .or(() -> of(definition).map(inspector -> inspector.settingsSchema(id, kind, definition)))
                .orElseGet(SettingsSchema::empty);
    }

    /** As long as it is defined as it was, with what was learned of its settings since. */
    ObjectNode settingsSchema(ExtensionRow before, Definition definition) {
        var schema = settingsSchema(before.id(), before.kind(), definition);
        if (learnsSettings(definition) && before.definition().equals(Definitions.write(definition))) {
            var properties = schema.withObjectProperty("properties");
            before.settingsSchema().path("properties").properties().stream()
                    .filter(learned -> !properties.has(learned.getKey()))
                    .forEach(learned -> properties.set(learned.getKey(), learned.getValue()));
        }
        return schema;
    }

    boolean learnsSettings(Definition definition) {
        return of(definition).map(Inspector::learnsSettings).orElse(false);
    }

    /** Blocks. @throws Unavailable */
    void saved(Extension extension, ObjectNode set) throws InterruptedException {
        var inspector = of(extension.definition());
        if (inspector.isPresent()) {
            inspector.get().saved(extension, set);
        }
    }

    /** Blocks; never throws for what is wrong with the extension. */
    Inspection inspect(Extension extension) throws InterruptedException {
        var builtin = builtins.of(extension.id());
        if (builtin.isPresent()) {
            return Inspection.ok(builtin.get().tools());
        }
        var inspector = of(extension.definition());
        try {
            return inspector.isEmpty()
                    ? Inspection.ok(List.of())
                    : inspector.get().inspect(extension);
        } catch (Unavailable unavailable) {
            return Inspection.of(unavailable);
        }
    }

    private Optional<Inspector> of(Definition definition) {
        return Optional.ofNullable(bySource.get(definition.source()));
    }
}
