package dev.atelier.extensions.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.atelier.extensions.ExtensionState;
import dev.atelier.extensions.Unavailable;
import dev.atelier.platform.json.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A server as its document describes it: OpenAPI 3.0 and 3.1, and Swagger 2.0, in JSON or YAML. Nothing that the document refers to outside
 * of itself is fetched.
 *
 * @param server where its paths begin; empty where the document does not say
 */
record Description(String server, List<Operation> operations) {
    static final int MOST_BYTES = 4 << 20;
    private static final int MOST_OPERATIONS = 300;
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");
    private static final Pattern VARIABLE = Pattern.compile("\\{([^{}]+)}");

    Description {
        operations = List.copyOf(operations);
    }

    /** @throws Unavailable where it is no such document */
    static Description parse(String text) {
        return of(tree(text));
    }

    private static JsonNode tree(String text) {
        try {
            return text.stripLeading().startsWith("{")
                    ? Json.mapper().readTree(text)
                    : YAMLMapper.builder().build().readTree(text);
        } catch (JsonProcessingException | StackOverflowError malformed) {
            throw broken("It is neither JSON nor YAML.");
        }
    }

    static Description of(@Nullable JsonNode document) {
        if (document == null || !document.isObject() || !(document.has("openapi") || document.has("swagger"))) {
            throw broken("It is no OpenAPI document: it says neither openapi nor swagger.");
        }
        if (!document.path("paths").isObject()) {
            throw broken("It has no paths.");
        }
        var reading = new OperationReading(new References(document));
        var operations = new ArrayList<Operation>();
        var taken = new HashSet<String>();
        document.path("paths").properties().forEach(path -> {
            var item = reading.references().resolved(path.getValue());
            item.properties().stream()
                    .filter(member -> METHODS.contains(member.getKey().toLowerCase(Locale.ROOT)))
                    .filter(member -> operations.size() < MOST_OPERATIONS)
                    .map(member -> reading.read(path.getKey(), item, member.getKey(), taken))
                    .forEach(operations::add);
        });
        return new Description(server(document), operations);
    }

    private static String server(JsonNode document) {
        if (document.has("swagger")) {
            var host = document.path("host").asText("");
            var scheme = document.path("schemes").path(0).asText("https");
            return (host.isEmpty() ? "" : scheme + "://" + host)
                    + document.path("basePath").asText("");
        }
        var first = document.path("servers").path(0);
        return VARIABLE.matcher(first.path("url").asText(""))
                .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(first.path("variables")
                        .path(found.group(1))
                        .path("default")
                        .asText("")));
    }

    static Unavailable broken(String why) {
        return new Unavailable(ExtensionState.BROKEN, why);
    }
}
