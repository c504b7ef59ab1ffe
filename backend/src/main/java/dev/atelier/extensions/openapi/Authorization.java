package dev.atelier.extensions.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.extensions.SettingsSchema;
import dev.atelier.extensions.Values;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * How a server is told who asks.
 *
 * @param query parts of the address, encoded
 */
record Authorization(Map<String, String> headers, List<String> query) {
    private static final Authorization NONE = new Authorization(Map.of(), List.of());

    static ObjectNode settings() {
        return SettingsSchema.parse("""
                {"type": "object", "properties": {
                    "auth": {"type": "string", "title": "Signs in with", "enum": ["none", "bearer", "basic", "header", "query"], "default": "none"},
                    "key": {"type": "string", "title": "Key or password", "format": "password"},
                    "user": {"type": "string", "title": "User name", "maxLength": 200, "description": "for basic"},
                    "name": {"type": "string", "title": "Name of the header or parameter", "maxLength": 100, "default": "X-API-Key",
                             "description": "for header and query"}}}""");
    }

    static Authorization of(Values values) {
        var key = values.text("key").orElse("");
        var name = values.text("name").orElse("X-API-Key");
        return switch (values.text("auth").orElse("none")) {
            case "bearer" -> header("Authorization", "Bearer " + key);
            case "basic" ->
                header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString((values.text("user").orElse("") + ":" + key)
                                                .getBytes(StandardCharsets.UTF_8)));
            case "header" -> header(name, key);
            case "query" -> new Authorization(Map.of(), List.of(encoded(name) + "=" + encoded(key)));
            default -> NONE;
        };
    }

    private static Authorization header(String name, String value) {
        return new Authorization(Map.of(name, value), List.of());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Keys stay out of logs. */
    @Override
    public String toString() {
        return "Authorization[" + headers.keySet() + "]";
    }
}
