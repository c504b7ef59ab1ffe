package dev.atelier.models;

import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;

/** What tests of models ask of the API. */
final class ModelCalls {
    private ModelCalls() {}

    static String create(RequestSpecification person, String id) {
        return person.body(Map.of("id", id, "name", "Test model", "base_model_id", "demo-plain"))
                .post("/api/v1/models")
                .then()
                .statusCode(201)
                .extract()
                .header("ETag");
    }

    static String newId() {
        return "m-" + UUID.randomUUID();
    }

    static String encoded(String id) {
        return java.net.URLEncoder.encode(id, java.nio.charset.StandardCharsets.UTF_8);
    }
}
