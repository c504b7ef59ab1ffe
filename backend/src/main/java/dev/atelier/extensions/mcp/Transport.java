package dev.atelier.extensions.mcp;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.modelcontextprotocol.client.McpAsyncClient;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * Between MCP's client and a {@link Channel}. Each message goes out on a virtual thread, which waits for its answer. What nobody asked for
 * does not reach the client, which would read whole lists for each notice, as often as a server likes.
 */
final class Transport implements McpClientTransport {
    static final McpJsonMapper JSON = new JacksonMcpJsonMapper(JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_INVALID_SUBTYPE, DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build());
    private static final int MOST_OF_THEIR_QUESTIONS = 8;

    private final Channel channel;
    private final Runnable toolsChanged;
    private final Map<Object, Sent> waiting = new ConcurrentHashMap<>();
    private final Semaphore theirQuestions = new Semaphore(MOST_OF_THEIR_QUESTIONS);
    private volatile Function<Mono<JSONRPCMessage>, Mono<JSONRPCMessage>> client = unheard -> unheard;

    Transport(Channel channel, Runnable toolsChanged) {
        this.channel = channel;
        this.toolsChanged = toolsChanged;
    }

    @Override
    public Mono<Void> connect(Function<Mono<JSONRPCMessage>, Mono<JSONRPCMessage>> handler) {
        client = handler;
        return Mono.fromRunnable(() -> channel.begin(this::hear));
    }

    @Override
    public Mono<Void> sendMessage(JSONRPCMessage message) {
        return Mono.deferContextual(context -> Mono.create(sink -> {
            context.<String>getOrEmpty(McpAsyncClient.NEGOTIATED_PROTOCOL_VERSION)
                    .ifPresent(channel::speaks);
            var json = json(message);
            var id = message instanceof McpSchema.JSONRPCRequest request ? request.id() : null;
            var begun = new CompletableFuture<Sent>();
            var thread = Thread.ofVirtual().unstarted(() -> deliver(begun.join(), message, sink));
            var sent = new Sent(id, json, new CompletableFuture<>(), thread);
            if (id != null) {
                waiting.put(id, sent);
            }
            context.<Asking>getOrEmpty(Asking.class).ifPresent(asking -> asking.by(sent));
            begun.complete(sent);
            thread.start();
        }));
    }

    static byte[] json(Object message) {
        try {
            return JSON.writeValueAsBytes(message);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void deliver(Sent sent, JSONRPCMessage message, MonoSink<Void> told) {
        try {
            channel.send(sent);
            told.success();
        } catch (InterruptedException | RuntimeException failure) {
            told.error(failure);
        } finally {
            if (sent.id() != null) {
                waiting.remove(sent.id());
            }
            if (message instanceof McpSchema.JSONRPCResponse) {
                theirQuestions.release();
            }
        }
    }

    private boolean hear(String text) {
        try {
            var message = McpSchema.deserializeJsonRpcMessage(JSON, text);
            if (message instanceof McpSchema.JSONRPCResponse answer) {
                answer(answer);
            } else if (message instanceof McpSchema.JSONRPCRequest && theirQuestions.tryAcquire()) {
                tell(message);
            } else if (message instanceof McpSchema.JSONRPCNotification notice
                    && notice.method().equals(McpSchema.METHOD_NOTIFICATION_TOOLS_LIST_CHANGED)) {
                toolsChanged.run();
            }
            return true;
        } catch (IOException | IllegalArgumentException malformed) {
            return false;
        }
    }

    private void answer(McpSchema.JSONRPCResponse answer) {
        var asked = answer.id() == null ? null : waiting.remove(answer.id());
        if (asked != null) {
            tell(answer);
            asked.answered().complete(null);
        }
    }

    private void tell(JSONRPCMessage message) {
        client.apply(Mono.just(message)).subscribe(heard -> {}, unfit -> {});
    }

    /** Whoever asked wants no answer any more: the server is told so, unless it has given one. */
    void giveUp(Asking asking) {
        asking.sent()
                .filter(sent -> sent.id() != null && waiting.remove(sent.id(), sent))
                .ifPresent(sent -> {
                    sent.thread().interrupt();
                    var reason = Map.of("requestId", sent.id(), "reason", "Nobody waits for it any more.");
                    sendMessage(new McpSchema.JSONRPCNotification("notifications/cancelled", reason))
                            .subscribe(told -> {}, gone -> {});
                });
    }

    @Override
    public Mono<Void> closeGracefully() {
        return Mono.fromRunnable(() -> {
            waiting.values().forEach(sent -> sent.thread().interrupt());
            channel.close();
        });
    }

    @Override
    public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
        return JSON.convertValue(withoutTasks(data), type);
    }

    /** Tools that can only be run as tasks, in the background, are taken out: nobody here would fetch their result, and the client's own type does not tell them. */
    private static Object withoutTasks(Object data) {
        if (data instanceof Map<?, ?> result && result.get("tools") instanceof List<?> tools) {
            var kept = tools.stream().filter(tool -> !isTask(tool)).toList();
            var without = new HashMap<Object, Object>(result);
            without.put("tools", kept);
            return without;
        }
        return data;
    }

    private static boolean isTask(Object tool) {
        return tool instanceof Map<?, ?> members
                && members.get("execution") instanceof Map<?, ?> execution
                && "required".equals(execution.get("taskSupport"));
    }
}
