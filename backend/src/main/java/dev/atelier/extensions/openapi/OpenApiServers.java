package dev.atelier.extensions.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.extensions.Authorization;
import dev.atelier.extensions.Definition;
import dev.atelier.extensions.Extension;
import dev.atelier.extensions.ExtensionKind;
import dev.atelier.extensions.ExtensionState;
import dev.atelier.extensions.Inspection;
import dev.atelier.extensions.Inspector;
import dev.atelier.extensions.ServerAddress;
import dev.atelier.extensions.ServerAnswers;
import dev.atelier.extensions.Source;
import dev.atelier.extensions.Tool;
import dev.atelier.extensions.ToolRequest;
import dev.atelier.extensions.ToolResult;
import dev.atelier.extensions.ToolSource;
import dev.atelier.extensions.Unavailable;
import dev.atelier.extensions.Values;
import dev.atelier.platform.error.FaultException;
import dev.atelier.platform.error.FieldError;
import dev.atelier.platform.outgoing.Answer;
import dev.atelier.platform.outgoing.GuardedClient;
import dev.atelier.platform.outgoing.OutgoingRequest;
import dev.atelier.platform.outgoing.WebAddress;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Servers that an OpenAPI document describes: the document is read, each operation is a tool, each call one request through the guarded client. */
@Singleton
class OpenApiServers implements ToolSource, Inspector {
    private static final GuardedClient.Bounds DOCUMENT =
            new GuardedClient.Bounds(Description.MOST_BYTES, Duration.ofSeconds(20));
    private static final GuardedClient.Bounds ANSWER = new GuardedClient.Bounds(1 << 20, Duration.ofSeconds(28));
    private static final int MOST_KNOWN = 200;
    private static final Duration KNOWN_FOR = Duration.ofMinutes(10);

    private final GuardedClient client;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    OpenApiServers(GuardedClient client) {
        this.client = client;
    }

    /** @param definition and the values it was read with: somebody may be looking at another one that is not saved */
    private record Known(Definition definition, Values values, long at, Description description) {
        boolean isFor(Extension extension) {
            return definition.equals(extension.definition())
                    && values.equals(extension.values())
                    && System.nanoTime() - at < KNOWN_FOR.toNanos();
        }
    }

    @Override
    public Source source() {
        return Source.OPENAPI;
    }

    @Override
    public List<FieldError> wrong(ExtensionKind kind, Definition definition) {
        if (kind != ExtensionKind.TOOL
                || !(definition instanceof Definition.OpenApi(var url, var document, var base))) {
            return List.of(new FieldError("/source", "makes tools alone"));
        }
        var errors = new ArrayList<FieldError>();
        if ((url == null) == (document == null)) {
            errors.add(new FieldError(
                    "/definition/url", "must be the address of an OpenAPI document, or the document be given itself"));
        }
        ServerAddress.wrong(client, "/definition/url", url).ifPresent(errors::add);
        ServerAddress.wrong(client, "/definition/base_url", base).ifPresent(errors::add);
        if (document != null) {
            try {
                var described =
                        document.isTextual() ? Description.parse(document.textValue()) : Description.of(document);
                if (base == null && !described.server().startsWith("http")) {
                    errors.add(new FieldError(
                            "/definition/base_url", "must be the server's address: the document does not say it"));
                }
            } catch (Unavailable broken) {
                errors.add(new FieldError("/definition/document", broken.why()));
            }
        }
        return errors;
    }

    @Override
    public ObjectNode settingsSchema(String id, ExtensionKind kind, Definition definition) {
        return Authorization.settings();
    }

    @Override
    public Inspection inspect(Extension extension) throws InterruptedException {
        known.remove(extension.id());
        return Inspection.ok(tools(extension));
    }

    @Override
    public List<Tool> tools(Extension extension) throws InterruptedException {
        return description(extension).operations().stream()
                .map(operation -> operation.tool(extension.id()))
                .toList();
    }

    @Override
    public ToolResult call(Extension extension, ToolRequest request) throws InterruptedException {
        var description = description(extension);
        var operation = description.operations().stream()
                .filter(each -> each.name().equals(request.tool().name()))
                .findFirst();
        if (operation.isEmpty()) {
            return ToolResult.failed("The server does not offer this any more.");
        }
        try {
            var asked = new ServerRequest(operation.get(), request.arguments())
                    .on(client.forUsers(), server(extension, description), Authorization.of(extension.values()));
            return result(await(asked, ANSWER));
        } catch (IllegalArgumentException wrong) {
            return ToolResult.failed(String.valueOf(wrong.getMessage()));
        }
    }

    private static ToolResult result(Answer answer) {
        var text = answer.body().toString(StandardCharsets.UTF_8);
        if (answer.status() >= 200 && answer.status() < 300) {
            return ToolResult.of(text.isBlank() ? "Done: the server answered " + answer.status() + "." : text);
        }
        return ToolResult.failed(
                text.isBlank()
                        ? "The server answered " + answer.status() + "."
                        : "The server answered " + answer.status() + ": " + text);
    }

    private Description description(Extension extension) throws InterruptedException {
        var before = known.get(extension.id());
        if (before != null && before.isFor(extension)) {
            return before.description();
        }
        var read = read(extension);
        if (known.size() >= MOST_KNOWN) {
            known.clear();
        }
        known.put(extension.id(), new Known(extension.definition(), extension.values(), System.nanoTime(), read));
        return read;
    }

    private Description read(Extension extension) throws InterruptedException {
        if (!(extension.definition() instanceof Definition.OpenApi(var url, var document, var base))) {
            throw Description.broken("It is no OpenAPI server.");
        }
        if (document != null) {
            return document.isTextual() ? Description.parse(document.textValue()) : Description.of(document);
        }
        var who = Authorization.of(extension.values());
        var address = ServerAddress.of(String.valueOf(url));
        var answer = await(OutgoingRequest.get(client.forUsers(), address, who.headers()), DOCUMENT);
        if (answer.status() != 200) {
            throw new Unavailable(
                    ExtensionState.UNREACHABLE, "Its document was answered with " + answer.status() + ".");
        }
        return Description.parse(answer.body().toString(StandardCharsets.UTF_8));
    }

    /** Where the document says nothing, the server is where the document is. */
    private static WebAddress server(Extension extension, Description description) {
        if (extension.definition() instanceof Definition.OpenApi(var url, var document, var base)) {
            if (base != null) {
                return ServerAddress.of(base);
            }
            if (description.server().startsWith("http")) {
                return ServerAddress.of(description.server());
            }
            if (url != null) {
                try {
                    return ServerAddress.of(url).resolve(description.server().isEmpty() ? "/" : description.server());
                } catch (FaultException malformed) {
                    throw Description.broken("Its document names no address of the server.");
                }
            }
        }
        throw Description.broken("Its document names no address of the server.");
    }

    /** Redirects are answers: who asks is told to nobody else. */
    private Answer await(OutgoingRequest request, GuardedClient.Bounds bounds) throws InterruptedException {
        return ServerAnswers.to(request, client, bounds);
    }
}
