package dev.atelier.connections;

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
import dev.atelier.testing.ScriptedServer;
import dev.atelier.testing.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections and the catalogue over the API, with Ollama servers that do what each test says. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ConnectionsTest {
    private static final String PATH = "/api/v1/connections";
    private static final String KEY = "sk-secret-of-the-test";

    private final List<String> made = new ArrayList<>();
    private final List<ScriptedServer> servers = new ArrayList<>();
    private volatile List<String> models = List.of("tiny:latest");
    private volatile boolean isAway;

    @Inject
    AgroalDataSource database;

    @Inject
    Catalogue catalogue;

    @Inject
    StatusRows statuses;

    @AfterEach
    void tidy() throws Exception {
        made.forEach(id -> Api.asAdministrator().delete(PATH + "/" + id));
        for (var server : servers) {
            server.close();
        }
    }

    // making one

    @Test
    void a_new_connection_has_its_models_at_once_and_shows_no_key() {
        var server = ollama();
        var prefix = prefix();
        var created = create(
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
    void a_key_is_stored_sealed() throws Exception {
        var id = create(Map.of("kind", "ollama", "name", "Stand", "url", ollama().url(), "api_key", KEY))
                .path("id");
        assertThat(query("select encode(api_key, 'escape') from connection where id = '" + id + "'"))
                .isNotEmpty()
                .doesNotContain("secret-of");
        assertThat(query("select string_agg(subject, ' ') from audit_entry"))
                .contains(id + " Stand")
                .doesNotContain("secret-of");
    }

    @Test
    void a_dead_upstream_can_be_added_and_says_why_it_does_not_answer() {
        create(Map.of("kind", "ollama", "name", "Dead", "url", "http://127.0.0.1:1"))
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

    // changing one

    @Test
    void what_was_read_can_be_sent_back_and_what_is_left_out_stays() {
        var server = ollama();
        var prefix = prefix();
        var created = create(Map.of(
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
    void null_takes_a_key_away() {
        var id = create(Map.of("kind", "ollama", "name", "Stand", "url", ollama().url(), "api_key", KEY))
                .<String>path("id");
        var without = new HashMap<String, Object>();
        without.put("api_key", null);
        patch(id, without).body("has_api_key", equalTo(false));
    }

    @Test
    void a_key_is_not_sent_to_a_host_that_it_was_not_given_for() {
        var first = ollama();
        var second = ollama();
        var id = create(Map.of("kind", "ollama", "name", "Stand", "url", first.url(), "api_key", KEY))
                .<String>path("id");
        patch(id, Map.of("url", second.url()))
                .statusCode(200)
                .body("has_api_key", equalTo(false))
                .body("state", equalTo("ok"));
        assertThat(second.requests()).isNotEmpty().allSatisfy(request -> assertThat(request.headers())
                .doesNotContainKey("Authorization"));
        patch(id, Map.of("url", first.url(), "api_key", KEY)).body("has_api_key", equalTo(true));
        patch(id, Map.of("url", first.url() + "/below")).body("has_api_key", equalTo(true));
        patch(id, Map.of("url", first.url().replace("http:", "https:"))).body("has_api_key", equalTo(false));
    }

    @Test
    void who_has_read_an_older_row_is_told_so() {
        var created = create(Map.of("kind", "demo", "name", "Demo", "prefix", prefix()));
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
        var server = ollama();
        var prefix = prefix();
        var id = create(Map.of("kind", "ollama", "name", "Stand", "url", server.url(), "prefix", prefix))
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
        var id =
                create(Map.of("kind", "demo", "name", "Demo", "prefix", prefix)).<String>path("id");
        baseModels(prefix)
                .body("items.id", hasItems(prefix + ".demo-plain", prefix + ".demo-slow", prefix + ".demo-markdown"));
        Api.asAdministrator().delete(PATH + "/" + id).then().statusCode(204);
        baseModels(prefix).body("items", empty());
        Api.asAdministrator().delete(PATH + "/" + id).then().statusCode(404);
    }

    // trying one

    @Test
    void verifying_says_what_is_there_and_stores_nothing() {
        var before = Api.asAdministrator().get(PATH).<Integer>path("total");
        verify(Map.of("kind", "ollama", "url", ollama().url()))
                .statusCode(200)
                .body("state", equalTo("ok"))
                .body("version", equalTo("0.33.0"))
                .body("model_count", equalTo(1))
                .body("models", contains("tiny:latest"));
        assertThat(Api.asAdministrator().get(PATH).<Integer>path("total")).isEqualTo(before);
    }

    @Test
    void verifying_a_stored_connection_uses_its_key() {
        var server = ollama();
        var id = create(Map.of("kind", "ollama", "name", "Stand", "url", server.url(), "api_key", KEY))
                .path("id");
        Api.asAdministrator()
                .post(PATH + "/" + id + "/verify")
                .then()
                .statusCode(200)
                .body("state", equalTo("ok"));
        assertThat(server.requests().getLast().headers()).containsEntry("Authorization", "Bearer " + KEY);
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
        var url = where.startsWith("http") ? where : odd(where).url();
        verify(Map.of("kind", "ollama", "name", "Odd", "url", url, "api_key", KEY))
                .statusCode(status)
                .body("type", equalTo(slug))
                .body("detail", containsString(words))
                .body("detail", not(containsString("secret-of")));
    }

    @Test
    void verifying_https_at_a_server_without_it_says_so() {
        verify(Map.of("kind", "ollama", "url", ollama().url().replace("http:", "https:")))
                .statusCode(502);
    }

    // the catalogue

    @Test
    void a_dead_upstream_neither_empties_nor_slows_the_catalogue_and_removed_is_not_unreachable() {
        var prefix = prefix();
        models = List.of("tiny:latest", "other:latest");
        var id = create(Map.of("kind", "ollama", "name", "Stand", "url", ollama().url(), "prefix", prefix))
                .<String>path("id");
        isAway = true;
        Api.asAdministrator()
                .post(PATH + "/" + id + "/refresh")
                .then()
                .statusCode(502)
                .body("type", equalTo("upstream-failed"));
        baseModels(prefix)
                .body("items.id", hasItems(prefix + ".tiny:latest", prefix + ".other:latest"))
                .body("items.state", contains("unreachable", "unreachable"));
        Api.asAdministrator()
                .get(PATH + "/" + id)
                .then()
                .body("state", equalTo("unreachable"))
                .body("model_count", equalTo(2));
        isAway = false;
        models = List.of("tiny:latest");
        Api.asAdministrator()
                .post(PATH + "/" + id + "/refresh")
                .then()
                .statusCode(200)
                .body("state", equalTo("ok"));
        baseModels(prefix)
                .body("items.id", contains(prefix + ".other:latest", prefix + ".tiny:latest"))
                .body("items.state", contains("removed", "ok"));
        assertThat(catalogue.sources(prefix + ".other:latest")).isEmpty();
        models = List.of("tiny:latest", "other:latest");
        Api.asAdministrator().post(PATH + "/" + id + "/refresh").then().statusCode(200);
        baseModels(prefix).body("items.state", contains("ok", "ok"));
    }

    @Test
    void an_upstream_that_never_answers_holds_nobody_up() {
        var stuck = new ScriptedServer((request, reply) -> reply.untilHangUp(60));
        servers.add(stuck);
        var began = System.nanoTime();
        create(Map.of("kind", "ollama", "name", "Stuck", "url", stuck.url()))
                .then()
                .statusCode(201)
                .body("state", equalTo("unknown"));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
        began = System.nanoTime();
        baseModels("nothing-is-called-so").body("items", empty());
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void one_id_from_two_connections_is_one_model_with_its_sources_by_priority() {
        var prefix = prefix();
        var second = create(Map.of(
                        "kind", "ollama", "name", "Second", "url", ollama().url(), "prefix", prefix, "priority", 2))
                .<String>path("id");
        var first = create(Map.of(
                        "kind", "ollama", "name", "First", "url", ollama().url(), "prefix", prefix, "priority", 1))
                .<String>path("id");
        baseModels(prefix).body("total", equalTo(1)).body("items[0].sources.name", contains("First", "Second"));
        assertThat(catalogue.sources(prefix + ".tiny:latest"))
                .extracting(Source::connectionName, Source::model)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("First", "tiny:latest"),
                        org.assertj.core.groups.Tuple.tuple("Second", "tiny:latest"));
        patch(first, Map.of("url", "http://127.0.0.1:1"));
        baseModels(prefix)
                .body("items[0].sources.connection_id", contains(second))
                .body("items[0].state", equalTo("ok"));
    }

    @Test
    void a_source_that_did_not_answer_is_asked_last() {
        var prefix = prefix();
        create(Map.of("kind", "demo", "name", "Later", "prefix", prefix, "priority", 2));
        models = List.of("demo-plain");
        var first = create(Map.of(
                        "kind", "ollama", "name", "Sooner", "url", ollama().url(), "prefix", prefix, "priority", 1))
                .<String>path("id");
        assertThat(catalogue.sources(prefix + ".demo-plain"))
                .extracting(Source::connectionName)
                .containsExactly("Sooner", "Later");
        isAway = true;
        Api.asAdministrator().post(PATH + "/" + first + "/refresh").then().statusCode(502);
        assertThat(catalogue.sources(prefix + ".demo-plain"))
                .extracting(Source::connectionName)
                .containsExactly("Later", "Sooner");
    }

    @Test
    void base_models_come_in_pages() {
        var prefix = prefix();
        models = List.of("a", "b", "c");
        create(Map.of("kind", "ollama", "name", "Stand", "url", ollama().url(), "prefix", prefix));
        var page = Api.asAdministrator().get("/api/v1/base-models?limit=2&q=" + prefix);
        page.then().body("items.id", contains(prefix + ".a", prefix + ".b")).body("total", equalTo(3));
        Api.asAdministrator()
                .get("/api/v1/base-models?limit=2&q=" + prefix + "&cursor=" + page.path("next_cursor"))
                .then()
                .body("items.id", contains(prefix + ".c"))
                .body("next_cursor", nullValue());
    }

    @Test
    void what_another_replica_changes_is_followed() throws Exception {
        var prefix = prefix();
        var id =
                create(Map.of("kind", "demo", "name", "Demo", "prefix", prefix)).path("id");
        update("update connection set enabled = false where id = '" + id + "'");
        update("update catalogue_revision set revision = revision + 1");
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .until(() -> catalogue.sources(prefix + ".demo-plain").isEmpty());
    }

    @Test
    void a_connection_is_asked_by_one_replica_at_a_time() {
        var id = UUID.fromString(create(Map.of("kind", "demo", "name", "Demo", "prefix", prefix()))
                .path("id"));
        assertThat(statuses.claimDue(Duration.ZERO, Duration.ofMinutes(1))).contains(id);
        assertThat(statuses.claimDue(Duration.ZERO, Duration.ofMinutes(1))).doesNotContain(id);
        assertThat(statuses.claimDue(Duration.ZERO, Duration.ofMillis(-1))).doesNotContain(id);
    }

    @Test
    void a_key_that_can_no_longer_be_read_is_said_and_nothing_is_sent_without_it() throws Exception {
        var server = ollama();
        var prefix = prefix();
        var id = create(Map.of(
                        "kind", "ollama", "name", "Stand", "url", server.url(), "api_key", KEY, "prefix", prefix))
                .path("id");
        update(
                "update connection set api_key = '\\x01'::bytea || decode(repeat('00', 40), 'hex'), revision = revision + 1 where id = '"
                        + id + "'");
        update("update catalogue_revision set revision = revision + 1");
        var asked = server.requests().size();
        Api.asAdministrator()
                .post(PATH + "/" + id + "/refresh")
                .then()
                .statusCode(502)
                .body("type", equalTo("upstream-unauthorized"));
        Api.asAdministrator()
                .get(PATH + "/" + id)
                .then()
                .body("state", equalTo("unauthorized"))
                .body("detail", containsString("enter the API key again"));
        var heard = new Heard();
        catalogue
                .sources(prefix + ".tiny:latest")
                .getFirst()
                .chat(new ChatRequest(List.of(ChatMessage.user("x")), Map.of(), List.of()), heard);
        assertThat(heard.untilEnd().failed().fault().detail()).contains("enter the API key again");
        assertThat(server.requests()).hasSize(asked);
    }

    // who may

    @Test
    void only_administrators_see_connections_and_base_models() {
        var id = create(Map.of("kind", "demo", "name", "Demo", "prefix", prefix()))
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

    @ParameterizedTest
    @ValueSource(strings = {"tiny:latest", "org/name:tag"})
    void a_base_model_cannot_be_cloned(String name) {
        var prefix = prefix();
        models = List.of(name);
        create(Map.of("kind", "ollama", "name", "Stand", "url", ollama().url(), "prefix", prefix));
        Api.asAdministrator()
                .post("/api/v1/base-models/" + prefix + "." + name.replace("/", "%2F") + "/clone")
                .then()
                .statusCode(409)
                .body("type", equalTo("base-model-not-clonable"))
                .body("detail", containsString("create a model from it first"));
        Api.asAdministrator().post("/api/v1/base-models/nobody/clone").then().statusCode(404);
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

    private Response create(Map<String, Object> body) {
        var response = Api.asAdministrator().body(body).post(PATH);
        if (response.statusCode() == 201) {
            made.add(response.path("id"));
        }
        return response;
    }

    private static ValidatableResponse patch(String id, Map<String, Object> changes) {
        return Api.asAdministrator().body(changes).patch(PATH + "/" + id).then();
    }

    private static ValidatableResponse verify(Map<String, Object> body) {
        return Api.asAdministrator().body(body).post(PATH + "/verify").then();
    }

    private static ValidatableResponse baseModels(String q) {
        return Api.asAdministrator().get("/api/v1/base-models?q=" + q).then().statusCode(200);
    }

    private static String prefix() {
        return "t"
                + UUID.randomUUID().toString().replace("-", "").substring(0, 12).toLowerCase(Locale.ROOT);
    }

    private ScriptedServer ollama() {
        var server = new ScriptedServer((request, reply) -> {
            if (isAway) {
                reply.send(503, "application/json", "{\"error\":\"away\"}");
            } else if (request.path().endsWith("/api/version")) {
                reply.send(200, "application/json", "{\"version\":\"0.33.0\"}");
            } else {
                var entries = models.stream()
                        .map(name -> "{\"name\":\"" + name + "\",\"capabilities\":[\"completion\"],\"details\":{}}")
                        .toList();
                reply.send(200, "application/json", "{\"models\":[" + String.join(",", entries) + "]}");
            }
        });
        servers.add(server);
        return server;
    }

    private ScriptedServer odd(String how) {
        var server = new ScriptedServer((request, reply) -> {
            switch (how) {
                case "PAGE" -> reply.send(200, "text/html", "<html>" + KEY + "</html>");
                case "LOCKED" -> reply.send(401, "application/json", "{}");
                case "OPENAI" -> {
                    if (request.path().equals("/v1/models")) {
                        reply.send(200, "application/json", "{\"object\":\"list\",\"data\":[]}");
                    } else {
                        reply.send(404, "application/json", "{\"detail\":\"Not Found\"}");
                    }
                }
                case "MOVED" -> reply.send(302, "text/plain", "", "Location: http://elsewhere/");
                default -> reply.cut();
            }
        });
        servers.add(server);
        return server;
    }

    private String query(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private void update(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
