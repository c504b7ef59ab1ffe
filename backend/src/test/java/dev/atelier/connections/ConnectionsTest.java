package dev.atelier.connections;

import static dev.atelier.connections.PlayedConnections.KEY;
import static dev.atelier.connections.PlayedConnections.PATH;
import static dev.atelier.connections.PlayedConnections.baseModels;
import static dev.atelier.connections.PlayedConnections.patch;
import static dev.atelier.connections.PlayedConnections.prefix;
import static dev.atelier.connections.PlayedConnections.verify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.atelier.testing.Api;
import dev.atelier.testing.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Connections over the API, with Ollama servers that do what each test says. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ConnectionsTest {
    private PlayedConnections here;

    @Inject
    AgroalDataSource database;

    @Inject
    Catalogue catalogue;

    @BeforeEach
    void servers_can_be_played() {
        here = new PlayedConnections(database);
    }

    @AfterEach
    void they_go() throws IOException {
        here.close();
    }

    @Test
    void a_new_connection_has_its_models_at_once_and_shows_no_key() {
        var server = here.ollama();
        var prefix = prefix();
        var created = here.create(
                Map.of("kind", "ollama", "name", "Stand", "url", server.url() + "/", "api_key", KEY, "prefix", prefix));
        created.then()
                .statusCode(201)
                .header("ETag", not(nullValue()))
                .header("Location", endsWith(PATH + "/" + created.path("id")))
                .body("url", equalTo(server.url()))
                .body("has_api_key", equalTo(true))
                .body("state", equalTo("ok"))
                .body("version", equalTo("0.33.0"))
                .body("model_count", equalTo(1))
                .body("$", not(hasItem("api_key")));
        assertThat(created.asString()).doesNotContain("secret-of");
        assertThat(Api.asAdministrator().get(PATH).asString()).doesNotContain("secret-of");
        baseModels(prefix).body("items[0].id", equalTo(prefix + ".tiny:latest")).body("items[0].state", equalTo("ok"));
        assertThat(server.requests().getFirst().headers()).containsEntry("Authorization", "Bearer " + KEY);
    }

    @Test
    void a_dead_upstream_can_be_added_and_says_why_it_does_not_answer() {
        here.create(Map.of("kind", "ollama", "name", "Dead", "url", "http://127.0.0.1:1"))
                .then()
                .statusCode(201)
                .body("state", equalTo("unreachable"))
                .body("detail", equalTo("nothing listens on 127.0.0.1:1 (connection refused)."))
                .body("model_count", equalTo(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | /kind",
                "{'kind':'other'} | /kind",
                "{'kind':'ollama','url':'http://h'} | /name",
                "{'kind':'ollama','name':' ','url':'http://h'} | /name",
                "{'kind':'ollama','name':'x'} | /url",
                "{'kind':'ollama','name':'x','url':'ftp://h'} | /url",
                "{'kind':'ollama','name':'x','url':'http://u:p@h'} | /url",
                "{'kind':'ollama','name':'x','url':'http://2130706433'} | /url",
                "{'kind':'ollama','name':'x','url':'http://169.254.169.254'} | /url",
                "{'kind':'ollama','name':'x','url':'http://[fd00:ec2::254]'} | /url",
                "{'kind':'ollama','name':'x','url':'http://h?a=b'} | /url",
                "{'kind':'ollama','name':'x','url':'http://h#a'} | /url",
                "{'kind':'ollama','name':'x','url':'http://h','api_key':'a b'} | /api_key",
                "{'kind':'ollama','name':'x','url':'http://h','api_key':'a\\r\\nX: y'} | /api_key",
                "{'kind':'ollama','name':'x','url':'http://h','prefix':'a/b'} | /prefix",
                "{'kind':'ollama','name':'x','url':'http://h','priority':-1} | /priority",
                "{'kind':'ollama','name':'x','url':'http://h','priority':'1'} | /priority",
                "{'kind':'ollama','name':'x','url':'http://h','extra_params':['top k']} | /extra_params",
                "{'kind':'ollama','name':'x','url':'http://h','tags':'x'} | /tags",
                "{'kind':'ollama','name':'x','url':'http://h','nope':1} | /nope"
            })
    void what_is_wrong_is_named_by_field(String body, String pointer) {
        Api.asAdministrator()
                .body(body.replace('\'', '"'))
                .post(PATH)
                .then()
                .statusCode(422)
                .body("type", equalTo("validation"))
                .body("errors.pointer", hasItem(pointer));
    }

    @Test
    void malformed_json_says_where() {
        Api.asAdministrator()
                .body("{\"kind\":\n  nonsense")
                .post(PATH)
                .then()
                .statusCode(400)
                .body("type", equalTo("malformed-json"))
                .body("detail", containsString("Line 2"));
    }

    @Test
    void what_was_read_can_be_sent_back_and_what_is_left_out_stays() {
        var server = here.ollama();
        var prefix = prefix();
        var created = here.create(Map.of(
                "kind",
                "ollama",
                "name",
                "Stand",
                "url",
                server.url(),
                "api_key",
                KEY,
                "prefix",
                prefix,
                "tags",
                List.of("lab"),
                "priority",
                3,
                "extra_params",
                List.of("top_k")));
        var id = created.<String>path("id");
        Map<String, Object> read =
                new HashMap<>(Api.asAdministrator().get(PATH + "/" + id).<Map<String, Object>>path("$"));
        read.put("name", "Renamed");
        patch(id, read)
                .statusCode(200)
                .body("name", equalTo("Renamed"))
                .body("prefix", equalTo(prefix))
                .body("tags", contains("lab"))
                .body("priority", equalTo(3))
                .body("extra_params", contains("top_k"))
                .body("has_api_key", equalTo(true))
                .body("state", equalTo("ok"));
        var cleared = new HashMap<String, Object>();
        cleared.put("prefix", null);
        cleared.put("tags", null);
        patch(id, cleared).statusCode(200).body("prefix", nullValue()).body("tags", empty());
        patch(id, Map.of("nmae", "x")).statusCode(422).body("errors.pointer", contains("/nmae"));
        patch(id, Map.of("priority", 2000)).statusCode(422).body("errors.pointer", contains("/priority"));
    }

    @Test
    void who_has_read_an_older_row_is_told_so() {
        var created = here.create(Map.of("kind", "demo", "name", "Demo", "prefix", prefix()));
        var id = created.<String>path("id");
        var tag = created.header("ETag");
        Api.asAdministrator()
                .header("If-Match", "W/" + tag)
                .body(Map.of("name", "One"))
                .patch(PATH + "/" + id)
                .then()
                .statusCode(200);
        Api.asAdministrator()
                .header("If-Match", tag)
                .body(Map.of("name", "Two"))
                .patch(PATH + "/" + id)
                .then()
                .statusCode(412)
                .body("type", equalTo("stale"));
        Api.asAdministrator()
                .header("If-Match", tag)
                .delete(PATH + "/" + id)
                .then()
                .statusCode(412);
        var now = Api.asAdministrator().get(PATH + "/" + id).header("ETag");
        Api.asAdministrator()
                .post(PATH + "/" + id + "/refresh")
                .then()
                .header("ETag", equalTo(now)); // asking is no change
        Api.asAdministrator()
                .header("If-Match", now)
                .delete(PATH + "/" + id)
                .then()
                .statusCode(204);
        Api.asAdministrator().get(PATH + "/" + id).then().statusCode(404).body("type", equalTo("not-found"));
    }

    @Test
    void a_connection_that_is_off_is_not_asked_and_its_models_are_gone() {
        var server = here.ollama();
        var prefix = prefix();
        var id = here.create(Map.of("kind", "ollama", "name", "Stand", "url", server.url(), "prefix", prefix))
                .<String>path("id");
        patch(id, Map.of("enabled", false)).body("state", equalTo("disabled"));
        var asked = server.requests().size();
        baseModels(prefix).body("items", empty());
        assertThat(catalogue.sources(prefix + ".tiny:latest")).isEmpty();
        Api.asAdministrator()
                .post(PATH + "/" + id + "/refresh")
                .then()
                .statusCode(200)
                .body("state", equalTo("disabled"));
        assertThat(server.requests()).hasSize(asked);
        patch(id, Map.of("enabled", true)).body("state", equalTo("ok"));
        baseModels(prefix).body("items.id", contains(prefix + ".tiny:latest"));
    }

    @Test
    void deleting_takes_the_models_along() {
        var prefix = prefix();
        var id = here.create(Map.of("kind", "demo", "name", "Demo", "prefix", prefix))
                .<String>path("id");
        baseModels(prefix)
                .body("items.id", hasItems(prefix + ".demo-plain", prefix + ".demo-slow", prefix + ".demo-markdown"));
        Api.asAdministrator().delete(PATH + "/" + id).then().statusCode(204);
        baseModels(prefix).body("items", empty());
        Api.asAdministrator().delete(PATH + "/" + id).then().statusCode(404);
    }

    @Test
    void verifying_says_what_is_there_and_stores_nothing() {
        var before = Api.asAdministrator().get(PATH).<Integer>path("total");
        verify(Map.of("kind", "ollama", "url", here.ollama().url()))
                .statusCode(200)
                .body("state", equalTo("ok"))
                .body("version", equalTo("0.33.0"))
                .body("model_count", equalTo(1))
                .body("models", contains("tiny:latest"));
        assertThat(Api.asAdministrator().get(PATH).<Integer>path("total")).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://127.0.0.1:1 | 502 | upstream-unreachable | connection refused",
                "http://nobody.invalid | 502 | upstream-unreachable | does not resolve",
                "PAGE | 502 | upstream-invalid | web page",
                "LOCKED | 502 | upstream-unauthorized | wants one",
                "OPENAI | 502 | upstream-invalid | choose the kind openai",
                "MOVED | 502 | upstream-invalid | redirects to http://elsewhere/",
                "CUT | 502 | upstream-broke-off | closed the connection"
            })
    void verifying_says_why_it_does_not_work(String where, int status, String slug, String words) {
        var url = where.startsWith("http") ? where : here.odd(where).url();
        verify(Map.of("kind", "ollama", "name", "Odd", "url", url, "api_key", KEY))
                .statusCode(status)
                .body("type", equalTo(slug))
                .body("detail", containsString(words))
                .body("detail", not(containsString("secret-of")));
    }

    @Test
    void verifying_https_at_a_server_without_it_says_so() {
        verify(Map.of("kind", "ollama", "url", here.ollama().url().replace("http:", "https:")))
                .statusCode(502);
    }

    @Test
    void only_administrators_see_connections_and_base_models() {
        var id = here.create(Map.of("kind", "demo", "name", "Demo", "prefix", prefix()))
                .<String>path("id");
        var body = Map.of("kind", "demo", "name", "x");
        var person = Api.somebody();
        for (var call :
                List.<java.util.function.Function<io.restassured.specification.RequestSpecification, Response>>of(
                        who -> who.get(PATH),
                        who -> who.body(body).post(PATH),
                        who -> who.get(PATH + "/" + id),
                        who -> who.body(Map.of("name", "x")).patch(PATH + "/" + id),
                        who -> who.delete(PATH + "/" + id),
                        who -> who.body(body).post(PATH + "/verify"),
                        who -> who.post(PATH + "/" + id + "/verify"),
                        who -> who.post(PATH + "/" + id + "/refresh"),
                        who -> who.get("/api/v1/base-models"),
                        who -> who.post("/api/v1/base-models/demo-plain/clone"))) {
            call.apply(Api.anonymous()).then().statusCode(401).body("type", equalTo("unauthenticated"));
            call.apply(person.json()).then().statusCode(403).body("type", equalTo("forbidden"));
        }
        Api.asAdministrator().get(PATH + "/" + id).then().statusCode(200);
    }

    @Test
    void everybody_may_read_the_table_of_parameters() {
        Api.somebody()
                .json()
                .get("/api/v1/parameters")
                .then()
                .statusCode(200)
                .body("items.name", hasItems("temperature", "max_tokens", "stop", "keep_alive"))
                .body("items.find { it.name == 'temperature' }.default.ollama", equalTo(0.8f))
                .body("items.find { it.name == 'max_tokens' }.sent.ollama", equalTo("options.num_predict"));
    }
}
