package dev.atelier.extensions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.platform.outgoing.WebAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How a server is told who asks.
 *
 * @param query parts of the address, encoded
 */
public record Authorization(Map<String, String> headers, List<String> query) {
    public Authorization {
        headers = Map.copyOf(headers);
        query = List.copyOf(query);
    }

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_|~-]{1,100}");
    private static final Set<String> OF_THE_PROTOCOL =
            Set.of("host", "content-length", "content-type", "transfer-encoding", "connection", "upgrade", "accept");
    private static final Authorization NONE = new Authorization(Map.of(), List.of());

    public static ObjectNode settings() {
        return SettingsSchema.parse("""
                {"type": "object", "properties": {
                    "auth": {"type": "string", "title": "Signs in with", "enum": ["none", "bearer", "basic", "header", "query"], "default": "none"},
                    "key": {"type": "string", "title": "Key or password", "format": "password"},
                    "user": {"type": "string", "title": "User name", "maxLength": 200, "description": "for basic"},
                    "name": {"type": "string", "title": "Name of the header or parameter", "maxLength": 100, "default": "X-API-Key",
                             "description": "for header and query"}}}""");
    }

    public static Authorization of(Values values) {
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

    /** An address with what belongs into it. */
    public WebAddress on(WebAddress address) {
        return query.isEmpty()
                ? address
                : address.below((address.path().contains("?") ? "&" : "?") + String.join("&", query));
    }

    private static Authorization header(String name, String value) {
        var isPlain = value.chars().allMatch(c -> c >= ' ' && c <= '~');
        if (!isPlain || !NAME.matcher(name).matches() || OF_THE_PROTOCOL.contains(name.toLowerCase(Locale.ROOT))) {
            throw new Unavailable(ExtensionState.BROKEN, "Its key, or the name of the header for it, cannot be sent.");
        }
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
