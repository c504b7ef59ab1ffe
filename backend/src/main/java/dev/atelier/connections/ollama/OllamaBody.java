package dev.atelier.connections.ollama;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.connections.ChatMessage;
import dev.atelier.connections.ChatRequest;
import dev.atelier.connections.Parameter;
import dev.atelier.connections.Parameters;
import dev.atelier.connections.SendableParams;
import dev.atelier.connections.ToolDefinition;
import dev.atelier.connections.wire.UpstreamJson;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a request as {@code POST /api/chat} wants it. */
final class OllamaBody {
    private static final Map<String, Object> EFFORTS =
            Map.of("none", false, "minimal", "low", "low", "low", "medium", "medium", "high", "high", "xhigh", "max");

    private OllamaBody() {}

    static ObjectNode of(ChatRequest request) {
        var body = JsonNodeFactory.instance.objectNode().put("model", request.model());
        var messages = body.putArray("messages");
        request.messages().forEach(message -> messages.add(message(message, request.messages())));
        body.put("stream", !request.whole());
        if (!request.tools().isEmpty()
                && !"none".equals(request.params().get("tool_choice"))) { // it knows no tool_choice
            tools(body.putArray("tools"), request.tools());
        }
        params(body, request);
        return body;
    }

    private static ObjectNode message(ChatMessage message, List<ChatMessage> conversation) {
        var node = JsonNodeFactory.instance
                .objectNode()
                .put("role", message.role().word())
                .put("content", message.text());
        if (!message.images().isEmpty()) {
            var images = node.putArray("images");
            message.images().forEach(image -> images.add(Base64.getEncoder().encodeToString(image.bytes())));
        }
        if (!message.toolCalls().isEmpty()) {
            var calls = node.putArray("tool_calls");
            message.toolCalls().forEach(call -> calls.add(toolCall(call)));
        }
        if (message.toolCallId() != null) {
            node.put("tool_name", toolName(message.toolCallId(), conversation));
        }
        return node;
    }

    private static ObjectNode toolCall(ChatMessage.ToolCall call) {
        var node = JsonNodeFactory.instance.objectNode().put("id", call.id());
        node.putObject("function").put("name", call.name()).set("arguments", arguments(call.arguments()));
        return node;
    }

    /** Ollama wants an object; what a model wrote that is none becomes an empty one. */
    private static JsonNode arguments(String text) {
        try {
            var arguments = UpstreamJson.MAPPER.readTree(text);
            return arguments.isObject() ? arguments : JsonNodeFactory.instance.objectNode();
        } catch (JsonProcessingException malformed) {
            return JsonNodeFactory.instance.objectNode();
        }
    }

    private static String toolName(String callId, List<ChatMessage> conversation) {
        return conversation.stream()
                .flatMap(message -> message.toolCalls().stream())
                .filter(call -> call.id().equals(callId))
                .map(ChatMessage.ToolCall::name)
                .findFirst()
                .orElse("");
    }

    private static void tools(ArrayNode node, List<ToolDefinition> tools) {
        for (var tool : tools) {
            node.addObject()
                    .put("type", "function")
                    .putObject("function")
                    .put("name", tool.name())
                    .put("description", tool.description())
                    .set("parameters", tool.parameters());
        }
    }

    private static void params(ObjectNode body, ChatRequest request) {
        var params = new SendableParams(request.params());
        var options = JsonNodeFactory.instance.objectNode();
        for (var parameter : Parameters.ALL) {
            if (parameter.name().equals("custom_params")) {
                params.custom().forEach((name, value) -> put(options, name, value));
                continue;
            }
            var value = value(parameter, params, request);
            if (value != null) {
                switch (parameter.ollama()) {
                    case OPTION -> put(options, parameter.ollamaName(), value);
                    case ROOT -> put(body, parameter.ollamaName(), value);
                    case NOT_SENT -> {}
                }
            }
        }
        if (!options.isEmpty()) {
            body.set("options", options);
        }
    }

    private static @Nullable Object value(Parameter parameter, SendableParams params, ChatRequest request) {
        return switch (parameter.name()) {
            case "think" -> request.capabilities().contains("thinking") ? think(params) : null;
            case "format" -> format(params.get("format"));
            default -> params.get(parameter.name());
        };
    }

    private static @Nullable Object think(SendableParams params) {
        var think = params.get("think");
        return think == null && params.get("reasoning_effort") instanceof String effort ? EFFORTS.get(effort) : think;
    }

    /** OpenAI's envelopes come from callers of {@code /v1}; Ollama takes the word, or the bare schema. */
    private static @Nullable Object format(@Nullable Object shape) {
        if (shape == null || !SendableParams.isEnvelope(shape)) {
            return shape;
        }
        var schema = UpstreamJson.MAPPER.valueToTree(shape).at("/json_schema/schema");
        return schema.isObject() ? schema : "json";
    }

    private static void put(ObjectNode node, String name, Object value) {
        node.set(name, UpstreamJson.MAPPER.valueToTree(value));
    }
}
