package dev.atelier.connections.pulls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.atelier.testing.Api;
import dev.atelier.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an Ollama keeps, as administrators manage it. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class StoredModelsTest {
    private PlayedOllama ollama;

    @BeforeEach
    void connect() {
        ollama = new PlayedOllama();
        ollama.has(PlayedOllama.model("tiny:latest", "d1"), PlayedOllama.model("hf.co/c/n:Q4", "d2"));
    }

    @AfterEach
    void leave() throws Exception {
        ollama.close();
    }

    private void refresh() {
        Api.asAdministrator()
                .post("/api/v1/connections/" + ollama.connection + "/refresh")
                .then()
                .statusCode(200);
    }

    private ValidatableResponse baseModels() {
        return Api.asAdministrator()
                .get("/api/v1/base-models?q=" + ollama.prefix)
                .then();
    }

    @Test
    void the_list_says_what_is_on_disk_and_what_is_in_memory() {
        ollama.runs(
                "{\"name\":\"tiny:latest\",\"digest\":\"old\",\"expires_at\":\"2026-11-21T00:10:00Z\",\"size_vram\":1}",
                "{\"name\":\"tiny:latest\",\"digest\":\"d1\",\"expires_at\":\"2026-11-21T00:21:35.90367245Z\",\"size_vram\":4096}");
        Api.asAdministrator()
                .get(ollama.path())
                .then()
                .statusCode(200)
                .body("items.name", equalTo(java.util.List.of("hf.co/c/n:Q4", "tiny:latest")))
                .body("items[0].loaded", nullValue())
                .body("items[1].size", equalTo(1496912))
                .body("items[1].digest", equalTo("d1"))
                .body("items[1].family", equalTo("llama"))
                .body("items[1].parameter_size", equalTo("371K"))
                .body("items[1].quantization", equalTo("Q4_0"))
                .body("items[1].modified_at", equalTo("2026-11-21T00:17:05.180Z"))
                .body("items[1].loaded.size_vram", equalTo(4096))
                .body("items[1].loaded.expires_at", equalTo("2026-11-21T00:21:35.903672450Z"));
    }

    @Test
    void a_deleted_model_is_gone_from_the_catalogue_at_once() {
        refresh();
        ollama.has(PlayedOllama.model("tiny:latest", "d1"));
        Api.asAdministrator().delete(ollama.path() + "/hf.co%2Fc%2Fn:Q4").then().statusCode(204);
        assertThat(ollama.told.getLast().path("model").asText()).isEqualTo("hf.co/c/n:Q4");
        Api.asAdministrator()
                .get("/api/v1/catalog?q=" + ollama.prefix)
                .then()
                .body("items.id", not(hasItem(ollama.prefix + ".hf.co/c/n:Q4")));
        Api.asAdministrator()
                .delete(ollama.path() + "/none")
                .then()
                .statusCode(404)
                .body("type", equalTo("not-found"));
    }

    @Test
    void a_model_is_taken_out_of_memory() {
        Api.asAdministrator().post(ollama.path() + "/tiny:latest/unload").then().statusCode(204);
        assertThat(ollama.told.getLast().path("model").asText()).isEqualTo("tiny:latest");
        assertThat(ollama.told.getLast().path("keep_alive").isInt()).isTrue();
        assertThat(ollama.told.getLast().path("keep_alive").asInt()).isZero();
    }

    @Test
    void only_administrators_manage_them() {
        var somebody = Api.somebody();
        somebody.json().get(ollama.path()).then().statusCode(403);
        somebody.json().delete(ollama.path() + "/tiny:latest").then().statusCode(403);
        somebody.json().post(ollama.path() + "/tiny:latest/unload").then().statusCode(403);
        somebody.json().post(ollama.path() + "/tiny:latest/update").then().statusCode(403);
        somebody.json().post(ollama.path() + "/update-all").then().statusCode(403);
        somebody.json()
                .body(java.util.Map.of("name", "x", "modelfile", "FROM y"))
                .post(ollama.path())
                .then()
                .statusCode(403);
        assertThat(ollama.told).isEmpty();
    }

    @Test
    void a_model_that_comes_back_under_another_name_is_known_by_what_it_is() {
        refresh();
        ollama.has(PlayedOllama.model("small:latest", "d1"), PlayedOllama.model("hf.co/c/n:Q4", "d3"));
        refresh();
        baseModels()
                .body("items.find { it.id.endsWith('.tiny:latest') }.state", equalTo("removed"))
                .body(
                        "items.find { it.id.endsWith('.tiny:latest') }.renamed_to",
                        equalTo(ollama.prefix + ".small:latest"))
                .body("items.find { it.id.endsWith('.small:latest') }.renamed_to", nullValue())
                .body("items.find { it.id.endsWith('n:Q4') }.state", equalTo("ok"));
    }
}
