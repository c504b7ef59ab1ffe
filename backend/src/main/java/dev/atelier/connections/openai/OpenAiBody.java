package dev.atelier.connections.openai;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.connections.ChatMessage;
import dev.atelier.connections.ChatMessage.Part;
import dev.atelier.connections.ChatRequest;
import dev.atelier.connections.Endpoint;
import dev.atelier.connections.Parameter;
import dev.atelier.connections.Parameters;
import dev.atelier.connections.SendableParams;
import dev.atelier.connections.ToolDefinition;
import dev.atelier.connections.wire.UpstreamJson;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes a request as {@code POST /chat/completions} wants it. */
final class OpenAiBody {
    /** What {@code custom_params} cannot replace. */
    private static final Set<String> OURS = Set.of("model", "messages", "stream", "tools");

    /** Models of OpenAI that know {@code max_completion_tokens} alone. */
    private static final Pattern NEWER_IDS = Pattern.compile("(?:openai\\.)?(?:o\\d|gpt-(?:[5-9]|[1-9]\\d)).*");

    private static final Pattern NEWER_HOSTS = Pattern.compile(
            "https://(?:api\\.openai\\.com|[a-z0-9-]+\\.(?:openai\\.azure\\.com|services\\.ai\\.azure\\.com|cognitiveservices\\.azure\\.com))(?:[:/].*)?");

    private static final Map<Object, String> LEVELS =
            Map.of(false, "none", "low", "low", "medium", "medium", "high", "high", "max", "xhigh");

    private OpenAiBody() {}

    static ObjectNode of(ChatRequest request, Endpoint endpoint) {
        var body = JsonNodeFactory.instance.objectNode().put("model", request.model());
        var messages = body.putArray("messages");
        request.messages().forEach(message -> messages.add(message(message)));
        if (request.whole()) {
            body.put("stream", false);
        } else {
            body.put("stream", true).putObject("stream_options").put("include_usage", true);
        }
        var params = new SendableParams(request.params());
        if (!request.tools().isEmpty()) {
            tools(body.putArray("tools"), request.tools());
            copy(body, "tool_choice", params);
            copy(body, "parallel_tool_calls", params);
        }
        Parameters.ALL.forEach(parameter -> param(body, parameter, params, endpoint));
        params.custom().forEach((name, value) -> {
            if (!OURS.contains(name)) {
                put(body, name, value);
            }
        });
        return body;
    }

    private static ObjectNode message(ChatMessage message) {
        var node =
                JsonNodeFactory.instance.objectNode().put("role", message.role().word());
        if (message.images().isEmpty()) {
            node.put("content", message.text());
        } else {
            var parts = node.putArray("content");
            message.parts().forEach(part -> parts.add(part(part)));
        }
        if (!message.toolCalls().isEmpty()) {
            var calls = node.putArray("tool_calls");
            message.toolCalls().forEach(call -> calls.addObject()
                    .put("id", call.id())
                    .put("type", "function")
                    .putObject("function")
                    .put("name", call.name())
                    .put("arguments", call.arguments()));
        }
        if (message.toolCallId() != null) {
            node.put("tool_call_id", message.toolCallId());
        }
        return node;
    }

    private static ObjectNode part(Part part) {
        var node = JsonNodeFactory.instance.objectNode();
        switch (part) {
            case Part.Text(var text) -> node.put("type", "text").put("text", text);
            case Part.Image(var mime, var bytes) ->
                node.put("type", "image_url")
                        .putObject("image_url")
                        .put(
                                "url",
                                "data:" + mime + ";base64,"
                                        + Base64.getEncoder().encodeToString(bytes));
        }
        return node;
    }

    private static void tools(ArrayNode node, List<ToolDefinition> tools) {
        for (var tool : tools) {
            var function = node.addObject().put("type", "function").putObject("function");
            function.put("name", tool.name())
                    .put("description", tool.description())
                    .set("parameters", tool.parameters());
            if (tool.strict() != null) {
                function.put("strict", tool.strict());
            }
        }
    }

    private static void param(ObjectNode body, Parameter parameter, SendableParams params, Endpoint endpoint) {
        var isSent =
                switch (parameter.compatible()) {
                    case ALWAYS -> !parameter.name().equals("custom_params");
                    case LISTED -> endpoint.extraParams().contains(parameter.name());
                    case NOT_SENT -> false;
                };
        var value = isSent ? value(parameter, params) : null;
        if (value != null) {
            put(body, name(parameter, body.path("model").asText(), endpoint), value);
        }
    }

    private static String name(Parameter parameter, String model, Endpoint endpoint) {
        var isNewer = endpoint.extraParams().contains("max_completion_tokens")
                || NEWER_HOSTS.matcher(endpoint.url()).matches()
                || NEWER_IDS.matcher(model).matches();
        return parameter.name().equals("max_tokens") && isNewer ? "max_completion_tokens" : parameter.compatibleName();
    }

    private static @Nullable Object value(Parameter parameter, SendableParams params) {
        var value = params.get(parameter.name());
        return switch (parameter.name()) {
            case "max_tokens" -> value instanceof Number limit && limit.longValue() < 1 ? null : value;
            case "seed" -> value instanceof Number seed && seed.longValue() == -1 ? null : value;
            case "reasoning_effort" -> value == null ? effort(params.get("think")) : value;
            case "format" -> responseFormat(value);
            default -> value;
        };
    }

    private static @Nullable String effort(@Nullable Object think) {
        return think == null ? null : LEVELS.get(think);
    }

    private static @Nullable Object responseFormat(@Nullable Object shape) {
        if (shape == null || SendableParams.isEnvelope(shape)) {
            return shape;
        }
        return shape.equals("json")
                ? Map.of("type", "json_object")
                : Map.of("type", "json_schema", "json_schema", Map.of("name", "answer", "schema", shape));
    }

    private static void copy(ObjectNode body, String name, SendableParams params) {
        var value = params.request(name);
        if (value != null) {
            put(body, name, value);
        }
    }

    private static void put(ObjectNode node, String name, Object value) {
        node.set(name, UpstreamJson.MAPPER.valueToTree(value));
    }
}
