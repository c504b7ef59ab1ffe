package dev.atelier.extensions.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.extensions.Authorization;
import dev.atelier.extensions.JsonSchemas;
import dev.atelier.extensions.Unavailable;
import dev.atelier.platform.json.Json;
import dev.atelier.platform.outgoing.OutgoingRequest;
import dev.atelier.platform.outgoing.Policy;
import dev.atelier.platform.outgoing.WebAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Documents of OpenAPI 3.1, whose schemas are JSON Schema as it is. */
class LaterDocumentsTest {
    private Description store;

    @BeforeEach
    void a_pet_store() throws IOException {
        try (var file = Objects.requireNonNull(getClass().getResourceAsStream("/extensions/pet-store-3.1.yaml"))) {
            store = Description.parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private Operation operation(String name) {
        return store.operations().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode argument(String operation, String name) {
        return operation(operation).inputSchema().path("properties").path(name);
    }

    private static JsonNode json(String text) {
        return Json.read(text.replace('\'', '"'), JsonNode.class);
    }

    private OutgoingRequest asked(String operation, String arguments) {
        return new ServerRequest(operation(operation), json(arguments))
                .on(
                        Policy.CONNECTION,
                        new WebAddress(true, "eu.example.org", 443, "/v1"),
                        new Authorization(Map.of(), List.of()));
    }

    @Test
    void its_operations_are_tools_and_its_webhooks_are_not() {
        assertThat(store.operations())
                .extracting(Operation::name)
                .containsExactlyInAnyOrder("listPets", "addPet", "showPet", "changePet", "addPhoto");
        assertThat(store.server()).isEqualTo("https://eu.example.org/v1");
    }

    @Test
    void types_in_lists_constants_and_numbers_as_bounds_stay_and_examples_go() {
        assertThat(argument("listPets", "status"))
                .isEqualTo(json("{'type': ['string', 'null'], 'enum': ['available', 'sold', null]}"));
        assertThat(argument("addPet", "kind")).isEqualTo(json("{'const': 'pet'}"));
        assertThat(argument("addPet", "weight"))
                .isEqualTo(json("{'type': ['integer', 'number'], 'exclusiveMinimum': 0}"));
        assertThat(argument("addPet", "name")).isEqualTo(json("{'type': 'string'}"));
        assertThat(operation("addPet").inputSchema().path("required")).isEqualTo(json("['name', 'kind']"));
    }

    @Test
    void names_of_properties_and_values_are_not_taken_for_words_of_schemas() {
        assertThat(argument("addPet", "example")).isEqualTo(json("{'type': 'string'}"));
        assertThat(argument("addPet", "size").path("default")).isEqualTo(json("{'example': 'kept'}"));
    }

    @Test
    void a_schema_that_is_a_mere_yes_is_any_value_and_one_that_is_no_is_not_offered() {
        assertThat(argument("addPet", "anything")).isEqualTo(json("{}"));
        assertThat(argument("listPets", "filter")).isEqualTo(json("{}"));
        assertThat(operation("addPet").inputSchema().path("properties").has("nothing"))
                .isFalse();
    }

    @Test
    void what_stands_beside_a_reference_holds_too() {
        assertThat(argument("listPets", "limit").path("description").asText()).isEqualTo("At most so many pets");
        assertThat(argument("changePet", "owner")).isEqualTo(json("""
                {'allOf': [{'type': 'object', 'properties': {'email': {'type': 'string', 'format': 'email'}}}, {'minProperties': 1}],
                 'description': 'Who takes it'}"""));
    }

    @Test
    void definitions_stand_where_they_are_used_and_what_refers_to_itself_is_any_value() {
        assertThat(argument("addPet", "owner").at("/properties/email/format").asText())
                .isEqualTo("email");
        assertThat(argument("addPet", "parent")).isEqualTo(json("{}"));
        assertThat(operation("addPet").inputSchema().toString()).doesNotContain("$");
    }

    @Test
    void arguments_are_held_against_it() {
        var schema = operation("addPet").inputSchema();
        assertThat(JsonSchemas.wrong(schema, json("{'name': 'Rex', 'kind': 'pet', 'tag': null, 'weight': 2.5}"), ""))
                .isEmpty();
        assertThat(JsonSchemas.wrong(schema, json("{'name': 'Rex', 'kind': 'cat', 'weight': 0}"), ""))
                .extracting("pointer")
                .containsExactlyInAnyOrder("/kind", "/weight");
    }

    @Test
    void a_null_goes_into_a_body_and_nowhere_else() {
        assertThat(asked("changePet", "{'name': 'Rex', 'tag': null}").body()).hasToString("{\"tag\":null}");
        assertThat(asked("listPets", "{'limit': 3, 'status': null}").address().path())
                .isEqualTo("/v1/pets?limit=3");
    }

    @Test
    void a_body_without_a_schema_is_a_text_of_its_type() {
        assertThat(argument("addPhoto", "body").path("description").asText()).isEqualTo("as image/png");
    }

    @Test
    void a_document_of_webhooks_alone_offers_nothing_to_call() {
        assertThatThrownBy(() -> Description.parse("{\"openapi\": \"3.1.0\", \"webhooks\": {\"a\": {\"post\": {}}}}"))
                .isInstanceOf(Unavailable.class)
                .hasMessage("It has no paths.");
    }
}
