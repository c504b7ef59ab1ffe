package dev.atelier.extensions.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.extensions.Authorization;
import dev.atelier.extensions.Definition;
import dev.atelier.extensions.Extension;
import dev.atelier.extensions.ExtensionKind;
import dev.atelier.extensions.ExtensionState;
import dev.atelier.extensions.Inspection;
import dev.atelier.extensions.Inspector;
import dev.atelier.extensions.SettingsSchema;
import dev.atelier.extensions.Source;
import dev.atelier.extensions.Tool;
import dev.atelier.extensions.ToolRequest;
import dev.atelier.extensions.ToolResult;
import dev.atelier.extensions.ToolSource;
import dev.atelier.extensions.Unavailable;
import dev.atelier.platform.error.FaultException;
import dev.atelier.platform.error.FieldError;
import dev.atelier.platform.json.Json;
import dev.atelier.platform.outgoing.GuardedClient;
import dev.atelier.platform.outgoing.WebAddress;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Servers that speak the Model Context Protocol. A conversation with one is kept while it is used; one that ended is begun anew. */
@Singleton
class McpServers implements ToolSource, Inspector {
    private static final Duration IDLE = Duration.ofMinutes(10);

    private final GuardedClient client;
    private final McpConfig config;
    private final Map<String, Kept> sessions = new HashMap<>();

    McpServers(GuardedClient client, McpConfig config) {
        this.client = client;
        this.config = config;
    }

    private record Kept(long revision, Session session) {}

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
            case HTTP -> wrongAddress(url == null ? "" : url);
            case STDIO ->
                program != null && config.programs().containsKey(program)
                        ? List.of()
                        : List.of(
                                new FieldError("/definition/program", "is no program of this server's configuration"));
        };
    }

    private List<FieldError> wrongAddress(String url) {
        try {
            var address = WebAddress.parse(url);
            return address.literal()
                    .flatMap(literal -> client.forUsers().refusal(address, literal))
                    .map(reason -> List.of(new FieldError("/definition/url", "may not be asked: " + reason)))
                    .orElse(List.of());
        } catch (FaultException refused) {
            return List.of(
                    new FieldError("/definition/url", "must be an address that begins with https:// or http://"));
        }
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
        try {
            forget(extension.id());
            return Inspection.ok(tools(extension));
        } catch (Unavailable unavailable) {
            return Inspection.of(unavailable);
        }
    }

    @Override
    public List<Tool> tools(Extension extension) throws InterruptedException {
        try {
            return spoken(extension, session -> Offered.by(session, extension.id()));
        } catch (Session.Refused refused) {
            throw new Unavailable(ExtensionState.BROKEN, "It says: " + refused.why());
        }
    }

    @Override
    public ToolResult call(Extension extension, ToolRequest request) throws InterruptedException {
        try {
            return spoken(extension, session -> call(session, request));
        } catch (Session.Refused refused) {
            return ToolResult.failed(refused.why());
        }
    }

    /** What is asked in a session. */
    private interface Talk<T> {
        T with(Session session) throws InterruptedException;
    }

    /** Once more where the session ended meanwhile: the server had forgotten us, or somebody asked it anew what it offers. */
    private <T> T spoken(Extension extension, Talk<T> talk) throws InterruptedException {
        var session = session(extension);
        try {
            return talk.with(session);
        } catch (Unavailable gone) {
            if (session.isOpen()) {
                throw gone;
            }
            return talk.with(session(extension));
        }
    }

    private static ToolResult call(Session session, ToolRequest request) throws InterruptedException {
        var given = request.arguments();
        var params = Json.mapper().createObjectNode();
        return switch (isOurs(request) ? request.tool().name() : "") {
            case Offered.LIST_RESOURCES ->
                ToolResult.of(Json.mapper()
                        .createObjectNode()
                        .<ObjectNode>set(
                                "resources", Json.mapper().valueToTree(session.list("resources/list", "resources")))
                        .<ObjectNode>set(
                                "templates",
                                Json.mapper()
                                        .valueToTree(session.list("resources/templates/list", "resourceTemplates")))
                        .toString());
            case Offered.READ_RESOURCE ->
                Contents.ofResource(session.call(
                        "resources/read", params.put("uri", given.path("uri").asText())));
            case Offered.LIST_PROMPTS ->
                ToolResult.of(Json.mapper()
                        .valueToTree(session.list("prompts/list", "prompts"))
                        .toString());
            case Offered.GET_PROMPT -> {
                params.put("name", given.path("name").asText());
                params.set(
                        "arguments",
                        given.path("arguments").isObject()
                                ? given.path("arguments")
                                : Json.mapper().createObjectNode());
                yield Contents.ofPrompt(session.call("prompts/get", params));
            }
            default -> {
                params.put("name", request.tool().name());
                params.set("arguments", given);
                yield Contents.ofCall(session.call("tools/call", params));
            }
        };
    }

    /** A server may have a tool of the same name, which then changes something or has a schema of its own. */
    private static boolean isOurs(ToolRequest request) {
        return !request.tool().changesSomething() && request.tool().title() == null;
    }

    private Session session(Extension extension) throws InterruptedException {
        synchronized (sessions) {
            var kept = sessions.get(extension.id());
            if (kept != null
                    && kept.revision() == extension.revision()
                    && kept.session().isOpen()) {
                return kept.session();
            }
        }
        var begun = Session.begin(channel(extension));
        synchronized (sessions) {
            var before = sessions.put(extension.id(), new Kept(extension.revision(), begun));
            if (before != null) {
                before.session().close();
            }
        }
        return begun;
    }

    private Channel channel(Extension extension) {
        if (!(extension.definition() instanceof Definition.Mcp(var transport, var url, var program))) {
            throw new Unavailable(ExtensionState.BROKEN, "It is no MCP server.");
        }
        return switch (transport) {
            case HTTP -> new HttpChannel(client, address(String.valueOf(url)), Authorization.of(extension.values()));
            case STDIO -> {
                var command = config.programs().get(String.valueOf(program));
                if (command == null) {
                    throw new Unavailable(
                            ExtensionState.BROKEN,
                            "The program " + program + " is not in this server's configuration.");
                }
                yield new StdioChannel(
                        String.valueOf(program), List.of(command.strip().split("\\s+")));
            }
        };
    }

    private static WebAddress address(String url) {
        try {
            return WebAddress.parse(url);
        } catch (FaultException refused) {
            throw new Unavailable(ExtensionState.BROKEN, "Its address is none that is asked.");
        }
    }

    private void forget(String id) {
        synchronized (sessions) {
            var kept = sessions.remove(id);
            if (kept != null) {
                kept.session().close();
            }
        }
    }

    @Scheduled(every = "1m", delayed = "1m")
    void endIdle() {
        synchronized (sessions) {
            Set.copyOf(sessions.keySet()).forEach(id -> {
                var kept = sessions.get(id);
                if (kept != null
                        && (kept.session().isIdleFor(IDLE) || !kept.session().isOpen())) {
                    sessions.remove(id);
                    kept.session().close();
                }
            });
        }
    }

    void end(@Observes ShutdownEvent now) {
        synchronized (sessions) {
            sessions.values().forEach(kept -> kept.session().close());
            sessions.clear();
        }
    }
}
