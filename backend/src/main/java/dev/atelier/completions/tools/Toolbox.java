package dev.atelier.completions.tools;

import dev.atelier.connections.ToolDefinition;
import dev.atelier.extensions.Extension;
import dev.atelier.extensions.Tool;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The tools that one answer's model is offered, by the names that it knows them by. */
final class Toolbox {
    private static final int LONGEST_NAME = 64;

    private final Map<String, OfferedTool> byName = new LinkedHashMap<>();

    /** @param taken names that the caller's own tools have */
    Toolbox(Set<String> taken) {
        taken.forEach(name -> byName.put(name, null));
    }

    /** All of an extension's tools that are on. Two tools of one name are told apart by their extensions. */
    void add(Extension extension, List<Tool> tools) {
        tools.stream()
                .filter(tool -> !extension.disabledTools().contains(tool.name()))
                .forEach(tool -> {
                    var name = free(extension, tool);
                    byName.put(name, new OfferedTool(name, extension, tool));
                });
    }

    private String free(Extension extension, Tool tool) {
        var plain = fit(tool.name());
        if (!byName.containsKey(plain)) {
            return plain;
        }
        var stem = fit(extension.id() + "_" + tool.name());
        var name = stem;
        for (var n = 2; byName.containsKey(name); n++) {
            name = stem.substring(0, Math.min(stem.length(), LONGEST_NAME - 4)) + "_" + n;
        }
        return name;
    }

    /** What every upstream takes as a name. */
    private static String fit(String name) {
        var plain = name.replaceAll("[^A-Za-z0-9_-]", "_");
        return plain.isEmpty() ? "tool" : plain.substring(0, Math.min(plain.length(), LONGEST_NAME));
    }

    Optional<OfferedTool> of(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Whether it is one of the caller's own. */
    boolean isForeign(String name) {
        return byName.containsKey(name) && byName.get(name) == null;
    }

    List<OfferedTool> all() {
        return byName.values().stream().filter(tool -> tool != null).toList();
    }

    List<ToolDefinition> definitions() {
        return all().stream().map(OfferedTool::definition).toList();
    }
}
