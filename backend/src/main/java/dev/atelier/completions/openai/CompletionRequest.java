package dev.atelier.completions.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.atelier.completions.Question;
import dev.atelier.connections.Parameters;
import dev.atelier.connections.ToolDefinition;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.error.FieldError;
import dev.atelier.platform.json.Json;
import dev.atelier.platform.json.JsonFaults;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The body of {@code POST /v1/chat/completions}. Fields that are not known are let pass; what is known and cannot be done is refused.
 *
 * @param tellsUsage whether a stream ends with what it cost
 */
record CompletionRequest(String model, Question question, boolean stream, boolean tellsUsage) {
    private static final int MOST_TOOLS = 128;
    private static final Pattern TOOL_NAME = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    /** Parts of a request beside the parameters of a model. */
    private static final Set<String> PASSED_ON =
            Set.of("tool_choice", "parallel_tool_calls", "functions", "function_call", "n");

    private static final Map<String, String> NOT_GIVEN = Map.of(
            "logprobs", "is not given here: the likelihoods of tokens are not passed on",
            "top_logprobs", "is not given here: the likelihoods of tokens are not passed on",
            "audio", "is not given here: answers are text");

    /** @param images those that the messages link to, by address */
    static CompletionRequest of(JsonNode body, Map<String, ImageBytes> images) {
        if (!body.isObject()) {
            throw JsonFaults.noObject().asException();
        }
        var errors = new ArrayList<FieldError>();
        var model = model(body, errors);
        var messages = new MessageReader(images, errors).read(body.path("messages"));
        var tools = tools(body.path("tools"), errors);
        var params = params(body, errors);
        var stream = truth(body.path("stream"), "/stream", errors);
        var tellsUsage = truth(body.at("/stream_options/include_usage"), "/stream_options/include_usage", errors);
        if (!errors.isEmpty()) {
            throw new Fault.Invalid(errors).asException();
        }
        return new CompletionRequest(model, new Question(messages, params, tools, !stream), stream, tellsUsage);
    }

    static String model(JsonNode body, List<FieldError> errors) {
        var model = body.path("model").asText("");
        if (!body.path("model").isTextual() || model.isBlank()) {
            errors.add(new FieldError("/model", "must be the id of a model"));
        }
        return model;
    }

    private static Map<String, Object> params(JsonNode body, List<FieldError> errors) {
        var params = new LinkedHashMap<String, Object>();
        body.properties().forEach(member -> {
            var name = member.getKey();
            var value = member.getValue();
            if (NOT_GIVEN.containsKey(name)) {
                if (isAskedFor(value)) {
                    errors.add(new FieldError("/" + name, NOT_GIVEN.getOrDefault(name, "")));
                }
            } else if (!value.isNull()
                    && (PASSED_ON.contains(name) || Parameters.of(name).isPresent())) {
                params.put(name, Json.mapper().convertValue(value, Object.class));
            }
        });
        Parameters.check(params)
                .forEach(error ->
                        errors.add(new FieldError(error.pointer().replaceFirst("^/params", ""), error.detail())));
        if (params.containsKey("max_completion_tokens")) { // the newer name of the same
            params.remove("max_tokens");
        }
        params.remove("n"); // it is 1
        return params;
    }

    private static boolean isAskedFor(JsonNode value) {
        return value.isObject() || value.isNumber() && value.asDouble() != 0 || value.asBoolean(false);
    }

    private static List<ToolDefinition> tools(JsonNode list, List<FieldError> errors) {
        var tools = new ArrayList<ToolDefinition>();
        if (list.isMissingNode() || list.isNull()) {
            return tools;
        }
        if (!list.isArray() || list.size() > MOST_TOOLS) {
            errors.add(new FieldError("/tools", "must be a list of at most " + MOST_TOOLS + " tools"));
            return tools;
        }
        for (var i = 0; i < list.size(); i++) {
            var function = list.get(i).path("function");
            var at = "/tools/" + i;
            if (!list.get(i).path("type").asText("function").equals("function") || !function.isObject()) {
                errors.add(new FieldError(at + "/type", "must be function, with a function beside it"));
            } else if (!TOOL_NAME.matcher(function.path("name").asText("")).matches()) {
                errors.add(new FieldError(
                        at + "/function/name", "must have 1 to 64 letters, digits, underscores, dots or hyphens"));
            } else {
                tools.add(tool(function));
            }
        }
        return tools;
    }

    private static ToolDefinition tool(JsonNode function) {
        var parameters = function.path("parameters");
        var none = JsonNodeFactory.instance.objectNode().put("type", "object");
        none.putObject("properties");
        return new ToolDefinition(
                function.path("name").asText(),
                function.path("description").asText(""),
                parameters.isObject() ? parameters : none,
                function.path("strict").isBoolean() ? function.path("strict").booleanValue() : null);
    }

    private static boolean truth(JsonNode value, String pointer, List<FieldError> errors) {
        if (!value.isBoolean() && !value.isNull() && !value.isMissingNode()) {
            errors.add(new FieldError(pointer, "must be true or false"));
        }
        return value.asBoolean(false);
    }
}
