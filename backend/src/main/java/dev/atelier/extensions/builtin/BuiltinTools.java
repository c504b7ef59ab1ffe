package dev.atelier.extensions.builtin;

import dev.atelier.extensions.BuiltinExtension;
import dev.atelier.extensions.BuiltinExtensions;
import dev.atelier.extensions.Extension;
import dev.atelier.extensions.Source;
import dev.atelier.extensions.Tool;
import dev.atelier.extensions.ToolRequest;
import dev.atelier.extensions.ToolResult;
import dev.atelier.extensions.ToolSource;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.List;

/** The tools that are part of Atelier, found by the extension that they belong to. */
@Singleton
class BuiltinTools implements ToolSource, BuiltinExtensions {
    private final List<BuiltinTool> tools;

    BuiltinTools(Instance<BuiltinTool> tools) {
        this.tools = tools.stream().toList();
    }

    @Override
    public Source source() {
        return Source.BUILTIN;
    }

    @Override
    public List<BuiltinExtension> all() {
        return tools.stream().map(BuiltinTool::extension).toList();
    }

    @Override
    public List<Tool> tools(Extension extension) {
        return of(extension).extension().tools();
    }

    @Override
    public ToolResult call(Extension extension, ToolRequest request) throws InterruptedException {
        return of(extension).call(extension, request);
    }

    private BuiltinTool of(Extension extension) {
        return tools.stream()
                .filter(tool -> tool.extension().id().equals(extension.id()))
                .findFirst()
                .orElseThrow();
    }
}
