package dev.atelier.extensions.mcp;

import dev.atelier.extensions.ExtensionState;
import dev.atelier.extensions.Unavailable;
import io.modelcontextprotocol.client.McpAsyncClient;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** A conversation with one MCP server by MCP's own client, from its greeting on. Blocks; whoever is interrupted gives up, and the server hears of it. */
final class Session implements AutoCloseable {
    private static final Duration GREETING = Duration.ofSeconds(20);
    private static final Duration LISTING = Duration.ofSeconds(20);
    private static final Duration CALL = Duration.ofSeconds(28);
    /** The client's own bound, for what ours does not end. */
    private static final Duration LONGEST = Duration.ofSeconds(40);

    private static final int MOST_PAGES = 50;

    private final Channel channel;
    private final Transport transport;
    private final McpAsyncClient client;
    private volatile long usedAt = System.nanoTime();

    private Session(Channel channel, Runnable toolsChanged) {
        this.channel = channel;
        this.transport = new Transport(channel, toolsChanged);
        this.client = McpClient.async(transport)
                .clientInfo(McpSchema.Implementation.builder("atelier", "1").build())
                .requestTimeout(LONGEST)
                .initializationTimeout(LONGEST)
                .jsonSchemaValidator((schema, given) ->
                        JsonSchemaValidator.ValidationResponse.asValid("")) // models read it, whatever it is
                .build();
    }

    static Session begin(Channel channel, Runnable toolsChanged) throws InterruptedException {
        var session = new Session(channel, toolsChanged);
        try {
            session.result(session.client.initialize().toFuture(), GREETING);
            return session;
        } catch (RuntimeException | InterruptedException cause) {
            session.close();
            throw cause;
        }
    }

    /** Hears from now on what it says by itself, where it says that it does. */
    void listen() {
        var tools = capabilities().tools();
        if (tools != null && Boolean.TRUE.equals(tools.listChanged())) {
            channel.listen();
        }
    }

    McpSchema.ServerCapabilities capabilities() {
        return client.getServerCapabilities();
    }

    boolean isOpen() {
        return channel.isOpen();
    }

    boolean isIdleFor(Duration time) {
        return System.nanoTime() - usedAt > time.toNanos();
    }

    List<McpSchema.Tool> tools() throws InterruptedException {
        return all(cursor -> client.listTools(cursor).map(page -> new Page<>(page.tools(), page.nextCursor())));
    }

    List<McpSchema.Resource> resources() throws InterruptedException {
        return all(cursor -> client.listResources(cursor).map(page -> new Page<>(page.resources(), page.nextCursor())));
    }

    List<McpSchema.ResourceTemplate> resourceTemplates() throws InterruptedException {
        return all(cursor -> client.listResourceTemplates(cursor)
                .map(page -> new Page<>(page.resourceTemplates(), page.nextCursor())));
    }

    List<McpSchema.Prompt> prompts() throws InterruptedException {
        return all(cursor -> client.listPrompts(cursor).map(page -> new Page<>(page.prompts(), page.nextCursor())));
    }

    McpSchema.CallToolResult call(String tool, Map<String, Object> arguments) throws InterruptedException {
        return ask(
                client.callTool(McpSchema.CallToolRequest.builder(tool)
                        .arguments(arguments)
                        .build()),
                CALL);
    }

    McpSchema.ReadResourceResult resource(String uri) throws InterruptedException {
        return ask(client.readResource(new McpSchema.ReadResourceRequest(uri)), CALL);
    }

    McpSchema.GetPromptResult prompt(String name, Map<String, Object> arguments) throws InterruptedException {
        return ask(client.getPrompt(new McpSchema.GetPromptRequest(name, arguments)), CALL);
    }

    /** A part of a list. @param next null where it is the last */
    private record Page<T>(List<T> items, @Nullable String next) {}

    private <T> List<T> all(Function<@Nullable String, Mono<Page<T>>> page) throws InterruptedException {
        var items = new ArrayList<T>();
        @Nullable String cursor = null;
        for (var pages = 0; pages < MOST_PAGES; pages++) {
            var found = ask(page.apply(cursor), LISTING);
            items.addAll(found.items());
            cursor = found.next();
            if (cursor == null || cursor.isEmpty()) {
                break;
            }
        }
        return items;
    }

    private <T> T ask(Mono<T> question, Duration patience) throws InterruptedException {
        usedAt = System.nanoTime();
        var asking = new Asking();
        try {
            return result(
                    question.contextWrite(context -> context.put(Asking.class, asking))
                            .toFuture(),
                    patience);
        } finally {
            transport.giveUp(asking);
        }
    }

    private <T> T result(Future<T> answer, Duration patience) throws InterruptedException {
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new Unavailable(
                    ExtensionState.UNREACHABLE,
                    channel.called() + " gave no answer within " + patience.toSeconds() + " s.");
        } catch (ExecutionException failed) {
            throw why(failed);
        }
    }

    /** The client wraps what the transport told it. */
    private static RuntimeException why(Throwable failure) {
        for (var cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof Unavailable || cause instanceof SessionLost) {
                return (RuntimeException) cause;
            }
            if (cause instanceof McpError refused) {
                return new Refused(String.valueOf(refused.getJsonRpcError().message()));
            }
        }
        return new Unavailable(ExtensionState.BROKEN, "Its answer is no MCP.");
    }

    /** The server said no to a request. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String why) {
            super(why, null, false, false);
        }

        String why() {
            return String.valueOf(getMessage());
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
