package dev.atelier;

import dev.atelier.testing.Api;
import dev.atelier.testing.ApiDocument;
import io.restassured.http.Method;
import io.restassured.response.Response;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;

/** Every operation of the OpenAPI document, called with the ids of a planted word. */
record OperationWalk(PlantedWord planted) {

    /** One operation, with the ids of this test in its path. */
    record Operation(Method method, String path, boolean isSearchable) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /** Streams are read as streams elsewhere in this test; what ends things comes last. */
    Stream<Operation> operations(String model) {
        return ApiDocument.operations().stream()
                .filter(operation -> !operation.path().endsWith("/events")
                        && !operation.path().endsWith("/turns")
                        && !operation.path().startsWith("/api/v1/auth/"))
                .map(operation -> new Operation(
                        Method.valueOf(operation.method()),
                        filled(operation.path(), model),
                        operation.query().stream()
                                .anyMatch(parameter -> parameter.name().equals("q"))))
                .sorted(Comparator.comparing((Operation operation) -> operation.method() == Method.DELETE)
                        .thenComparing(Operation::toString));
    }

    private String filled(String path, String model) {
        var subject = path.startsWith("/api/v1/chats/")
                ? planted.chat
                : path.startsWith("/api/v1/documents/")
                        ? planted.document()
                        : path.startsWith("/api/v1/knowledge/")
                                ? planted.collection()
                                : path.contains("models/{id}")
                                        ? model
                                        : UUID.randomUUID().toString();
        return path.replace("{id}", subject)
                .replace("{n}", "1")
                .replace("{position}", "0")
                .replace("{name}", model)
                .replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
    }

    Response call(Api.Person person, Operation operation, String query) {
        var request = person.json();
        return switch (operation.method()) {
            case GET, DELETE -> request.request(operation.method(), operation.path() + query);
            case PUT ->
                operation.path().endsWith("/avatar")
                        ? request.contentType("image/png").body(new byte[] {1}).put(operation.path())
                        : request.body("{\"name\": \"x\"}").put(operation.path());
            default -> request.body(body(operation)).request(operation.method(), operation.path() + query);
        };
    }

    private String body(Operation operation) {
        if (operation.path().equals("/api/v1/knowledge/query")) {
            return planted.query();
        }
        return operation.path().endsWith("/explain")
                ? "{\"messages\": [{\"role\": \"user\", \"content\": \"Hello\"}]}"
                : "{}";
    }
}
