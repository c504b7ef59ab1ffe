package dev.atelier.extensions.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.extensions.Authorization;
import dev.atelier.extensions.openapi.Operation.Argument;
import dev.atelier.platform.json.Json;
import dev.atelier.platform.outgoing.OutgoingRequest;
import dev.atelier.platform.outgoing.Policy;
import dev.atelier.platform.outgoing.WebAddress;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** An operation with its arguments, as a request. */
final class ServerRequest {
    private final Operation operation;
    private final JsonNode arguments;

    ServerRequest(Operation operation, JsonNode arguments) {
        this.operation = operation;
        this.arguments = arguments;
    }

    /** @throws IllegalArgumentException in words for the model */
    OutgoingRequest on(Policy policy, WebAddress server, Authorization who) {
        var query = new ArrayList<>(who.query());
        of(Place.QUERY).forEach(argument -> query.addAll(query(argument)));
        var joined = query.isEmpty() ? "" : "?" + String.join("&", query);
        var headers = headers(who);
        var body = body();
        if (body.length() > 0) {
            headers.put("Content-Type", operation.bodyType());
        }
        var base = server.path().replaceFirst("/+$", "");
        var address = new WebAddress(server.secure(), server.host(), server.port(), base + path() + joined);
        return new OutgoingRequest(policy, HttpMethod.valueOf(operation.method()), address, headers, body);
    }

    private List<Argument> of(Place place) {
        return operation.arguments().stream()
                .filter(argument -> argument.place() == place)
                .filter(argument -> !value(argument).isMissingNode())
                .filter(argument -> !value(argument).isNull() || place == Place.FIELD && !isForm())
                .toList();
    }

    /** Which has no null; in JSON it is a value like others. */
    private boolean isForm() {
        return operation.bodyType().contains("form");
    }

    private JsonNode value(Argument argument) {
        return arguments.path(argument.name());
    }

    private String path() {
        var path = operation.path().startsWith("/") ? operation.path() : "/" + operation.path();
        for (var argument : of(Place.PATH)) {
            var text = joined(value(argument));
            if (text.isEmpty() || text.equals(".") || text.equals("..")) {
                throw new IllegalArgumentException(argument.name() + " cannot be empty, nor . or .. alone.");
            }
            path = path.replace("{" + argument.wireName() + "}", encoded(text));
        }
        if (path.contains("{")) {
            throw new IllegalArgumentException("The address " + path + " is not complete.");
        }
        return path;
    }

    private List<String> query(Argument argument) {
        var name = encoded(argument.wireName()) + "=";
        var value = value(argument);
        var values = value.isArray()
                ? value.valueStream().map(each -> encoded(text(each))).toList()
                : List.of(encoded(text(value)));
        return value.isArray() && !argument.joined()
                ? values.stream().map(each -> name + each).toList()
                : List.of(name + String.join(",", values));
    }

    private Map<String, String> headers(Authorization who) {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        headers.put("Accept", "application/json, text/*;q=0.9, */*;q=0.1");
        for (var argument : of(Place.HEADER)) {
            var text = joined(value(argument));
            if (text.chars().anyMatch(c -> c < ' ' || c > '~')) {
                throw new IllegalArgumentException(argument.name() + " must be plain characters on one line.");
            }
            headers.put(argument.wireName(), text);
        }
        headers.putAll(who.headers());
        return headers;
    }

    private Buffer body() {
        var whole = of(Place.BODY);
        if (!whole.isEmpty()) {
            var value = value(whole.getFirst());
            return operation.bodyType().contains("json") || !value.isTextual()
                    ? Buffer.buffer(Json.bytes(value))
                    : Buffer.buffer(value.textValue());
        }
        var fields = of(Place.FIELD);
        if (fields.isEmpty()) {
            return operation.bodyType().contains("json") ? Buffer.buffer("{}") : Buffer.buffer();
        }
        if (isForm()) {
            return Buffer.buffer(fields.stream()
                    .map(field -> encoded(field.wireName()) + "=" + encoded(joined(value(field))))
                    .collect(Collectors.joining("&")));
        }
        ObjectNode object = Json.mapper().createObjectNode();
        fields.forEach(field -> object.set(field.wireName(), value(field)));
        return Buffer.buffer(Json.bytes(object));
    }

    private static String joined(JsonNode value) {
        return value.isArray()
                ? value.valueStream().map(ServerRequest::text).collect(Collectors.joining(","))
                : text(value);
    }

    private static String text(JsonNode value) {
        return value.isContainerNode() ? value.toString() : value.asText();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
