package dev.atelier.models;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.atelier.testing.Api;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What tests of base models ask of the API. */
final class BaseModelCalls {
    private BaseModelCalls() {}

    static ValidatableResponse importing(RequestSpecification person, String file, String query) {
        return person.body(file).post("/api/v1/models/import" + query).then().statusCode(200);
    }

    static ValidatableResponse bulk(RequestSpecification person, String action, String... ids) {
        return person.body(Map.of("ids", List.of(ids), "action", action))
                .post("/api/v1/models/bulk")
                .then()
                .statusCode(200);
    }

    static ValidatableResponse repoint(Map<String, Object> request) {
        return Api.asAdministrator()
                .body(request)
                .post("/api/v1/base-models/repoint")
                .then();
    }

    static ValidatableResponse set(String base, Map<String, ?> settings) {
        return Api.asAdministrator().body(settings).patch(path(base)).then();
    }

    static void restrict(String base, Map<String, String> grants) {
        var list = grants.entrySet().stream()
                .map(grant -> Map.of("principal", grant.getKey(), "permission", grant.getValue()))
                .toList();
        set(base, Map.of("access", Map.of("visibility", "private", "grants", list)))
                .statusCode(200);
    }

    static void refused(Response response) {
        response.then()
                .statusCode(422)
                .body("type", equalTo("validation"))
                .body("errors.pointer", contains("/base_model_id"));
    }

    static ValidatableResponse entry(Api.Person person, String q) {
        return person.json().get("/api/v1/catalog?q=" + q).then().statusCode(200);
    }

    static ValidatableResponse ask(Api.Person person, String model) {
        String chat = person.json().body("{}").post("/api/v1/chats").path("id");
        return person.json()
                .header("Accept", "application/json")
                .body(Map.of("content", List.of(Map.of("type", "text", "text", "Hello")), "models", List.of(model)))
                .post("/api/v1/chats/" + chat + "/turns")
                .then();
    }

    static String model(Api.Person owner, String base, Map<String, ?> access) {
        return create(owner.json(), base, access);
    }

    static String create(RequestSpecification owner, String base, Map<String, ?> access) {
        var id = "m-" + UUID.randomUUID();
        owner.body(content(id, base, access)).post("/api/v1/models").then().statusCode(201);
        return id;
    }

    static Map<String, Object> content(String id, String base, Map<String, ?> access) {
        var content = new LinkedHashMap<String, Object>();
        content.put("id", id);
        content.put("name", "Model");
        content.put("base_model_id", base);
        content.put("access", access);
        return content;
    }

    static String path(String base) {
        return "/api/v1/base-models/" + base;
    }

    static String path(String model, String rest) {
        return "/api/v1/models/" + model + rest;
    }
}
