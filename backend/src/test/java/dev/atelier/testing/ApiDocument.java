package dev.atelier.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.platform.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The OpenAPI document, for tests that walk all of it. */
public final class ApiDocument {
    private static final Set<String> VERBS = Set.of("get", "post", "put", "patch", "delete");

    private final JsonNode document;

    private ApiDocument(JsonNode document) {
        this.document = document;
    }

    /** One operation. @param path with the names of its parameters in braces */
    public record Operation(String method, String path, List<QueryParameter> query, boolean takesJson) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /** @param words all that it may be; empty where there is no such list */
    public record QueryParameter(String name, String type, List<String> words) {}

    public static List<Operation> operations() {
        var text =
                given().accept("application/json").get("/q/openapi?format=json").asString();
        try {
            return new ApiDocument(Json.mapper().readTree(text)).read();
        } catch (JsonProcessingException malformed) {
            throw new IllegalStateException(malformed);
        }
    }

    private List<Operation> read() {
        var operations = new ArrayList<Operation>();
        document.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(verb -> VERBS.contains(verb.getKey()))
                .forEach(verb -> operations.add(operation(path.getKey(), path.getValue(), verb.getKey()))));
        assertThat(operations).hasSizeGreaterThan(50);
        return operations;
    }

    private Operation operation(String path, JsonNode item, String verb) {
        var operation = item.path(verb);
        var query = Stream.of(item, operation)
                .flatMap(level -> StreamSupport.stream(level.path("parameters").spliterator(), false))
                .filter(parameter -> parameter.path("in").asText().equals("query"))
                .map(this::parameter)
                .toList();
        var takesJson = operation.path("requestBody").path("content").has("application/json");
        return new Operation(verb.toUpperCase(Locale.ROOT), path, query, takesJson);
    }

    private QueryParameter parameter(JsonNode parameter) {
        var schema = resolved(parameter.path("schema"));
        var words = new ArrayList<String>();
        schema.path("enum").forEach(word -> words.add(word.asText()));
        return new QueryParameter(
                parameter.path("name").asText(), schema.path("type").asText(), words);
    }

    /** A schema with a default beside its reference is written as {@code allOf}. */
    private JsonNode resolved(JsonNode schema) {
        var reference = schema.has("$ref") ? schema : schema.path("allOf").path(0);
        return reference.has("$ref")
                ? document.at(reference.path("$ref").asText().substring(1))
                : schema;
    }
}
