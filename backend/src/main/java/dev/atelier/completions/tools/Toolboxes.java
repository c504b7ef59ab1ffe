package dev.atelier.completions.tools;

import dev.atelier.extensions.Extension;
import dev.atelier.extensions.ExtensionKind;
import dev.atelier.extensions.ModelExtensions;
import dev.atelier.extensions.RunnableExtensions;
import dev.atelier.extensions.Source;
import dev.atelier.extensions.Tool;
import dev.atelier.extensions.ToolRequest;
import dev.atelier.extensions.ToolResult;
import dev.atelier.extensions.ToolSource;
import dev.atelier.extensions.Unavailable;
import dev.atelier.platform.error.Fault;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the tools that a model names are, asked of their sources. */
@Singleton
public class Toolboxes {
    /** Asks the person, and is of no use where nobody is there. */
    private static final String ASKS = "ask-user";

    private final RunnableExtensions extensions;
    private final Map<Source, ToolSource> sources = new EnumMap<>(Source.class);

    Toolboxes(RunnableExtensions extensions, Instance<ToolSource> sources) {
        this.extensions = extensions;
        sources.forEach(source -> this.sources.put(source.source(), source));
    }

    /** Blocks, on the database alone. @throws dev.atelier.platform.error.FaultException for what the model cannot have */
    List<Extension> named(ModelExtensions model, boolean isSomebodyThere) {
        return extensions.named(model.ownerId(), ExtensionKind.TOOL, model.tools()).stream()
                .filter(extension -> isSomebodyThere || !extension.id().equals(ASKS))
                .toList();
    }

    /** Blocks where a server was never asked. @param taken names of the caller's own tools */
    Toolbox of(List<Extension> named, Set<String> taken) throws InterruptedException {
        var box = new Toolbox(taken);
        for (var extension : named) {
            box.add(extension, tools(extension));
        }
        return box;
    }

    private List<Tool> tools(Extension extension) throws InterruptedException {
        if (extension.tools().isPresent()) {
            return extension.tools().get();
        }
        try {
            return source(extension).orElseThrow(() -> notHere(extension)).tools(extension);
        } catch (Unavailable unavailable) {
            throw new Fault.ExtensionFailed(ExtensionKind.TOOL.word(), extension.id(), unavailable.why()).asException();
        }
    }

    ToolResult call(Extension extension, ToolRequest request) throws InterruptedException {
        return source(extension).orElseThrow(() -> notHere(extension)).call(extension, request);
    }

    private Optional<ToolSource> source(Extension extension) {
        return Optional.ofNullable(sources.get(extension.source()));
    }

    private static RuntimeException notHere(Extension extension) {
        return new Fault.ExtensionNotAvailable(ExtensionKind.TOOL.word(), extension.id()).asException();
    }
}
