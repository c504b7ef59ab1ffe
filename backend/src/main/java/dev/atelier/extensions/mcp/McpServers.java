package dev.atelier.extensions.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.extensions.Authorization;
import dev.atelier.extensions.Definition;
import dev.atelier.extensions.Extension;
import dev.atelier.extensions.ExtensionKind;
import dev.atelier.extensions.ExtensionState;
import dev.atelier.extensions.Inspected;
import dev.atelier.extensions.Inspection;
import dev.atelier.extensions.Inspector;
import dev.atelier.extensions.ServerAddress;
import dev.atelier.extensions.SettingsSchema;
import dev.atelier.extensions.Source;
import dev.atelier.extensions.Tool;
import dev.atelier.extensions.ToolRequest;
import dev.atelier.extensions.ToolResult;
import dev.atelier.extensions.ToolSource;
import dev.atelier.extensions.Unavailable;
import dev.atelier.platform.error.FieldError;
import dev.atelier.platform.outgoing.GuardedClient;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Servers that speak the Model Context Protocol. */
@Singleton
class McpServers implements ToolSource, Inspector {
    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    private final GuardedClient client;
    private final McpConfig config;
    private final Event<Inspected> inspected;
    private final Sessions sessions = new Sessions(this::greet);
    private final Set<String> changing = ConcurrentHashMap.newKeySet();

    McpServers(GuardedClient client, McpConfig config, Event<Inspected> inspected) {
        this.client = client;
        this.config = config;
        this.inspected = inspected;
    }

    @Override
    public Source source() {
        return Source.MCP;
    }

    @Override
    public List<FieldError> wrong(ExtensionKind kind, Definition definition) {
        if (kind != ExtensionKind.TOOL
                || !(definition instanceof Definition.Mcp(var transport, var url, var program))) {
            return List.of(new FieldError("/source", "makes tools alone"));
        }
        if (transport == null) {
            return List.of(new FieldError("/definition/transport", "must be http or stdio"));
        }
        return switch (transport) {
            case HTTP ->
                ServerAddress.wrong(client, "/definition/url", url == null ? "" : url).stream()
                        .toList();
            case STDIO ->
                program != null && config.programs().containsKey(program)
                        ? List.of()
                        : List.of(
                                new FieldError("/definition/program", "is no program of this server's configuration"));
        };
    }

    @Override
    public ObjectNode settingsSchema(String id, ExtensionKind kind, Definition definition) {
        return definition instanceof Definition.Mcp(var transport, var url, var program)
                        && transport == Definition.Transport.STDIO
                ? SettingsSchema.empty()
                : Authorization.settings();
    }

    @Override
    public Inspection inspect(Extension extension) throws InterruptedException {
        sessions.forget(extension.id());
        return Inspection.ok(tools(extension));
    }

    @Override
    public List<Tool> tools(Extension extension) throws InterruptedException {
        try {
            return sessions.speak(extension, session -> Offered.by(session, extension.id()));
        } catch (Session.Refused refused) {
            throw new Unavailable(ExtensionState.BROKEN, "It says: " + refused.why());
        }
    }

    @Override
    public ToolResult call(Extension extension, ToolRequest request) throws InterruptedException {
        try {
            return sessions.speak(extension, session -> Offered.call(session, request));
        } catch (Session.Refused refused) {
            return ToolResult.failed(refused.why());
        }
    }

    private Session greet(Extension extension) throws InterruptedException {
        try {
            return Session.begin(channel(extension), () -> changed(extension));
        } catch (Session.Refused refused) {
            throw new Unavailable(ExtensionState.BROKEN, "It says: " + refused.why());
        }
    }

    /** A server may say so as often as it likes: it is asked once for all that it says within a moment. */
    private void changed(Extension extension) {
        if (changing.add(extension.id())) {
            Thread.startVirtualThread(() -> {
                try {
                    Thread.sleep(A_MOMENT);
                    changing.remove(extension.id());
                    if (sessions.isKept(extension)) {
                        inspected.fire(new Inspected(extension, Inspection.ok(tools(extension))));
                    }
                } catch (InterruptedException | Unavailable later) {
                    // the next call tells what is wrong
                }
            });
        }
    }

    private Channel channel(Extension extension) {
        if (!(extension.definition() instanceof Definition.Mcp(var transport, var url, var program))) {
            throw new Unavailable(ExtensionState.BROKEN, "It is no MCP server.");
        }
        return switch (transport) {
            case HTTP ->
                new HttpChannel(client, ServerAddress.of(String.valueOf(url)), Authorization.of(extension.values()));
            case STDIO -> {
                var command = config.programs().get(String.valueOf(program));
                if (command == null) {
                    throw new Unavailable(
                            ExtensionState.BROKEN,
                            "The program " + program + " is not in this server's configuration.");
                }
                yield new ProgramChannel(
                        String.valueOf(program), List.of(command.strip().split("\\s+")));
            }
        };
    }

    @Scheduled(every = "1m", delayed = "1m")
    void endIdle() {
        sessions.endIdle();
    }

    void end(@Observes ShutdownEvent now) {
        sessions.end();
    }
}
