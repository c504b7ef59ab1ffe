package dev.atelier.extensions.openapi;

import static dev.atelier.testing.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.atelier.completions.openai.BoundsTest;
import dev.atelier.testing.Api;
import dev.atelier.testing.PlayedModels;
import dev.atelier.testing.ScriptedServer;
import dev.atelier.testing.ScriptedServer.Request;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A pet store as the public one describes itself: read, offered, and called by a model. */
@QuarkusTest
@TestProfile(BoundsTest.Narrow.class)
class OpenApiServersTest {
    private static final String PATH = "/api/v1/extensions";

    private final String id = "pets-" + UUID.randomUUID();
    private ScriptedServer store;

    @BeforeEach
    void a_store_stands_at_the_one_address_that_may_be_asked() {
        var allowed = ConfigProvider.getConfig().getValue("atelier.fetch-allow", String.class);
        store = new ScriptedServer(Integer.parseInt(allowed.split(":")[1]), (request, reply) -> {
            if (request.path().equals("/openapi.json")) {
                reply.send(200, "application/json", document());
            } else if (request.path().contains("/pet/404")) {
                reply.send(404, "application/json", "{\"message\": \"Pet not found\"}");
            } else if (request.path().contains("/pet/302")) {
                reply.send(302, "text/plain", "", "Location: http://127.0.0.1:9/elsewhere");
            } else {
                reply.send(200, "application/json", "{\"name\": \"doggie\"}");
            }
        });
    }

    @AfterEach
    void it_closes() throws IOException {
        store.close();
    }

    private static String document() {
        try (var file =
                Objects.requireNonNull(OpenApiServersTest.class.getResourceAsStream("/extensions/pet-store.json"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private Response added(Map<String, Object> definition) {
        var body = new HashMap<String, Object>(
                Map.of("id", id, "name", "Pets", "kind", "tool", "source", "openapi", "definition", definition));
        body.put("settings", Map.of("auth", "header", "name", "X-Key", "key", "s3cret"));
        return Api.asAdministrator().body(body).post(PATH);
    }

    private void store() {
        added(Map.of("url", store.url() + "/openapi.json")).then().statusCode(201);
        await().untilAsserted(
                        () -> Api.asAdministrator().get(PATH + "/" + id).then().body("state", equalTo("ok")));
    }

    /** Whoever asked the tests before at this port may still ask. */
    private List<Request> asked() {
        return store.requests().stream()
                .filter(request -> !request.path().startsWith("/mcp"))
                .toList();
    }

    /** A model calls one of the tools. @return what the store was asked, and what the model was told */
    private Map.Entry<Request, String> called(String tool, String arguments) throws IOException {
        try (var upstream = new PlayedModels("base")) {
            var model = "m-" + UUID.randomUUID();
            Api.asAdministrator()
                    .body(Map.of(
                            "id", model, "name", "Keeper", "base_model_id", upstream.model(0), "tool_ids", List.of(id)))
                    .post("/api/v1/models")
                    .then()
                    .statusCode(201);
            Api.asAdministrator().body(Map.of("ask", "never")).patch(PATH + "/" + id);
            var question = Map.of("model", model, "messages", List.of(Map.of("role", "user", "content", "Pets?")));
            var answer = CompletableFuture.supplyAsync(() -> Api.asAdministrator()
                    .body(question)
                    .post("/v1/chat/completions")
                    .statusCode());
            upstream.question(upstream.model(0)).call("c", tool, arguments);
            var second = upstream.question(upstream.model(0));
            var told = second.body().at("/messages/2/content").asText();
            second.say("Here.").finish();
            assertThat(answer.join()).isEqualTo(200);
            return Map.entry(asked().getLast(), told);
        }
    }

    @Test
    void every_operation_is_a_tool_with_its_arguments() {
        store();
        var tools = Api.asAdministrator().get(PATH + "/" + id);
        tools.then()
                .body("tools", hasSize(11))
                .body("tools.find { it.name == 'getPetById' }.changes_something", equalTo(false))
                .body("tools.find { it.name == 'deletePet' }.changes_something", equalTo(true))
                .body("tools.find { it.name == 'findPetsByStatus' }.input_schema.required", contains("status"))
                .body("tools.find { it.name == 'addPet' }.input_schema.required", contains("name", "photoUrls"))
                .body(
                        "tools.find { it.name == 'addPet' }.input_schema.properties.category.properties.parent",
                        equalTo(Map.of()))
                .body(
                        "tools.find { it.name == 'createUsersWithListInput' }.input_schema.properties.body.type",
                        equalTo("array"))
                .body("secrets_set", contains("key"));
        assertThat(tools.asString()).doesNotContain("s3cret");
        assertThat(asked().getFirst().headers()).containsEntry("X-Key", "s3cret");
    }

    @Test
    void arguments_go_where_the_document_says() throws IOException {
        store();
        var read = called("getPetById", "{\"petId\": 7}");
        assertThat(read.getKey().path()).isEqualTo("/api/v3/pet/7");
        assertThat(read.getKey().headers()).containsEntry("X-Key", "s3cret");
        assertThat(read.getValue()).contains("doggie");
        assertThat(called("findPetsByTags", "{\"tags\": [\"a b\", \"c\"]}")
                        .getKey()
                        .path())
                .isEqualTo("/api/v3/pet/findByTags?tags=a%20b&tags=c");
        var written = called("addPet", "{\"name\": \"Rex\", \"photoUrls\": []}").getKey();
        assertThat(written.method()).isEqualTo("POST");
        assertThat(written.body()).isEqualTo("{\"name\":\"Rex\",\"photoUrls\":[]}");
        var removed = called("deletePet", "{\"petId\": 7, \"api_key\": \"k\"}").getKey();
        assertThat(removed.method()).isEqualTo("DELETE");
        assertThat(removed.headers()).containsEntry("api_key", "k");
        var ordered = called("placeOrder", "{\"petId\": 7, \"complete\": true}").getKey();
        assertThat(ordered.headers()).containsEntry("Content-Type", "application/x-www-form-urlencoded");
        assertThat(ordered.body()).isEqualTo("petId=7&complete=true");
        assertThat(called("createUsersWithListInput", "{\"body\": [{\"username\": \"u\"}]}")
                        .getKey()
                        .body())
                .isEqualTo("[{\"username\":\"u\"}]");
    }

    /** The second generation of these documents: host and base path, schemas beside the names, bodies and forms among the parameters. */
    @Test
    void a_document_of_swagger_2_is_read_and_called_alike() throws IOException {
        var document = """
                swagger: "2.0"
                host: %s
                basePath: /v2
                schemes: [http]
                parameters:
                  limit: {name: limit, in: query, type: integer, maximum: 100}
                paths:
                  /pets:
                    get:
                      operationId: listPets
                      parameters:
                        - $ref: "#/parameters/limit"
                        - {name: tags, in: query, type: array, items: {type: string}, collectionFormat: multi}
                        - {name: kinds, in: query, type: array, items: {type: string}}
                    post:
                      operationId: addPet
                      parameters:
                        - {name: pet, in: body, required: true, schema: {$ref: "#/definitions/Pet"}}
                  /pets/{id}/photo:
                    post:
                      operationId: describePhoto
                      consumes: [application/x-www-form-urlencoded]
                      parameters:
                        - {name: id, in: path, required: true, type: integer, format: int64}
                        - {name: caption, in: formData, required: true, type: string}
                definitions:
                  Pet:
                    type: object
                    required: [name]
                    properties: {name: {type: string}, tag: {type: string}}
                """.formatted(store.url().replace("http://", ""));
        added(Map.of("document", document)).then().statusCode(201);
        await().untilAsserted(
                        () -> Api.asAdministrator().get(PATH + "/" + id).then().body("state", equalTo("ok")));
        Api.asAdministrator()
                .get(PATH + "/" + id)
                .then()
                .body("tools.name", contains("listPets", "addPet", "describePhoto"))
                .body("tools[0].input_schema.properties.limit.maximum", equalTo(100))
                .body("tools[1].input_schema.required", contains("name"))
                .body("tools[2].input_schema.required", contains("id", "caption"));
        assertThat(called("listPets", "{\"limit\": 2, \"tags\": [\"a\", \"b\"], \"kinds\": [\"c\", \"d\"]}")
                        .getKey()
                        .path())
                .isEqualTo("/v2/pets?limit=2&tags=a&tags=b&kinds=c,d");
        assertThat(called("addPet", "{\"name\": \"Rex\"}").getKey().body()).isEqualTo("{\"name\":\"Rex\"}");
        var described =
                called("describePhoto", "{\"id\": 7, \"caption\": \"At sea\"}").getKey();
        assertThat(described.path()).isEqualTo("/v2/pets/7/photo");
        assertThat(described.body()).isEqualTo("caption=At%20sea");
    }

    @Test
    void what_the_server_refuses_is_told_and_a_redirect_is_not_followed() throws IOException {
        store();
        assertThat(called("getPetById", "{\"petId\": 404}").getValue())
                .contains("404")
                .contains("Pet not found");
        assertThat(called("getPetById", "{\"petId\": 302}").getValue()).contains("302");
    }

    @Test
    void a_private_address_is_not_asked_and_a_document_that_is_none_is_named() {
        added(Map.of("url", "http://127.0.0.1:9/openapi.json"))
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/definition/url"));
        added(Map.of("document", Map.of("hello", "world")))
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/definition/document"));
        Api.asAdministrator()
                .body(Map.of(
                        "kind", "tool", "source", "openapi", "definition", Map.of("url", store.url() + "/nothing")))
                .post(PATH + "/check")
                .then()
                .statusCode(200)
                .body("state", equalTo("broken"))
                .body("problem", containsString("OpenAPI"));
    }

    @Test
    void a_key_stays_with_the_server_that_it_was_given_for() {
        store();
        Api.asAdministrator()
                .body(Map.of("settings", Map.of("auth", "bearer")))
                .patch(PATH + "/" + id)
                .then()
                .statusCode(200)
                .body("secrets_set", contains("key"));
        Api.asAdministrator()
                .body(Map.of("definition", Map.of("url", "https://elsewhere.example/openapi.json")))
                .patch(PATH + "/" + id)
                .then()
                .statusCode(200)
                .body("secrets_set", not(contains("key")));
    }

    @Test
    void a_server_that_is_down_stops_the_turn_and_what_does_not_work_and_why_is_said_once() throws IOException {
        store.close();
        added(Map.of("url", store.url() + "/openapi.json")).then().statusCode(201);
        await().untilAsserted(
                        () -> Api.asAdministrator().get(PATH + "/" + id).then().body("state", equalTo("unreachable")));
        try (var upstream = new PlayedModels("base")) {
            var model = "m-" + UUID.randomUUID();
            Api.asAdministrator()
                    .body(Map.of(
                            "id", model, "name", "Keeper", "base_model_id", upstream.model(0), "tool_ids", List.of(id)))
                    .post("/api/v1/models")
                    .then()
                    .statusCode(201);
            Api.asAdministrator()
                    .body(Map.of("model", model, "messages", List.of(Map.of("role", "user", "content", "Pets?"))))
                    .post("/v1/chat/completions")
                    .then()
                    .statusCode(502)
                    .body("error.code", equalTo("extension_failed"))
                    .body("error.message", startsWith("The tool " + id + " does not work: 127.0.0.1:"))
                    .body("error.message", not(containsString("ry again")));
            assertThat(upstream.isAsked(upstream.model(0))).isFalse();
        }
    }
}
