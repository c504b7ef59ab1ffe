package dev.atelier.chats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.nullValue;

import dev.atelier.platform.time.Now;
import dev.atelier.testing.Api;
import dev.atelier.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Search in five languages, folders, and chats that are in no list. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class FindingTest {
    @Inject
    DataSource database;

    @Inject
    TemporaryChats temporary;

    @Inject
    SearchIndex index;

    private Api.Person ann;

    @BeforeEach
    void somebody_comes_in() {
        ann = Api.somebody();
    }

    private Talk said(String text) {
        var talk = Talk.begin(ann);
        try (var stream = talk.ask(text, "demo-plain")) {
            stream.until("turn");
            ann.json().post(talk.path() + "/messages/" + talk.read().path("head_id") + "/stop");
        }
        return talk;
    }

    private String create(Object... fields) {
        var body = new HashMap<String, Object>(Map.of("title", "A chat"));
        String id = ann.json().body(body).post("/api/v1/chats").path("id");
        for (var i = 0; i < fields.length; i += 2) {
            body.put((String) fields[i], fields[i + 1]);
        }
        ann.json().body(body).patch("/api/v1/chats/" + id).then().statusCode(200);
        return id;
    }

    @ParameterizedTest
    @CsvSource({
        "Where does the Eiffel Tower stand in 1889?, eiffel tower",
        "Когда приедет Фёдор и его ёж?, федор И ЕГО еж",
        "서울특별시의 날씨는 어떻습니까, 별시의 날",
        "서울특별시의 날씨는 어떻습니까, 날씨",
        "Où est passé l’élève de Françoise ?, ELEVE de francoise",
        "¿Cuándo vendrá el niño a la montaña?, cuando vendra el nino",
    })
    void what_was_said_is_found_in_any_language_whatever_its_case_and_accents(String text, String looked) {
        var talk = said(text);
        said("Something else");
        var found = ann.json().get("/api/v1/chats?q=" + URLEncoder.encode(looked, StandardCharsets.UTF_8));
        found.then()
                .body("items.id", contains(talk.id()))
                .body("total", equalTo(1))
                .body("items[0].match.message_id", equalTo(talk.read().path("messages[0].id")))
                .body("items[0].match.excerpt", equalTo(text));
    }

    @Test
    void what_was_said_is_found_before_it_is_in_the_index_and_once_it_is() throws SQLException {
        var talk = said("Where do the okapis live?");
        assertThat(change("update message set indexed = false where chat_id = ?", talk))
                .isEqualTo(2);
        requireFound(talk);
        while (index.next() > 0) {} // others speak meanwhile
        assertThat(change("update message set indexed = true where indexed and chat_id = ?", talk))
                .isEqualTo(2);
        requireFound(talk);
    }

    private void requireFound(Talk talk) {
        ann.json().get("/api/v1/chats?q=OKAPI").then().body("items.id", contains(talk.id()));
    }

    private int change(String sql, Talk talk) throws SQLException {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(sql)) {
            update.setObject(1, UUID.fromString(talk.id()));
            return update.executeUpdate();
        }
    }

    @Test
    void the_excerpt_of_a_long_text_shows_what_was_found() {
        said("word ".repeat(500) + "Ünïque thing " + "tail ".repeat(500));
        ann.json()
                .get("/api/v1/chats?q=unique")
                .then()
                .body("items[0].match.excerpt", containsString("Ünïque thing"))
                .body("items[0].match.excerpt.length()", lessThan(190));
    }

    @Test
    void a_title_is_found_without_a_message() {
        var named = create("title", "Über Äpfel");
        ann.json()
                .get("/api/v1/chats?q=uber%20apfel")
                .then()
                .body("items.id", contains(named))
                .body("items[0].match", nullValue());
        ann.json().get("/api/v1/chats?q=ub%25r").then().body("items", empty());
    }

    @Test
    void a_search_uses_its_index() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local enable_seqscan = off");
            try (var plan = statement.executeQuery(
                    "explain select chat_id from message where indexed and searchable(text) like '%eiffel%'")) {
                var lines = new StringBuilder();
                while (plan.next()) {
                    lines.append(plan.getString(1));
                }
                assertThat(lines).contains("message_searchable");
            }
            connection.rollback();
        }
    }

    @Test
    void folders_are_listed_by_name_with_what_they_hold() {
        create("folder", "Work");
        var second = create("folder", "Work", "pinned", true);
        create("folder", "Äpfel");
        create("folder", "Gone", "archived", true);
        create();
        ann.json()
                .get("/api/v1/chats/folders")
                .then()
                .statusCode(200)
                .body("items.folder", contains("Äpfel", "Work"))
                .body("items.count", contains(1, 2));
        ann.json().get("/api/v1/chats?folder=Work&pinned=true").then().body("items.id", contains(second));
        Api.somebody().json().get("/api/v1/chats/folders").then().body("items", empty());
    }

    @Test
    void beside_the_folders_stand_the_pinned_chats_first_page_by_page() {
        var pinned = create("folder", "Work", "pinned", true);
        create("folder", "Work");
        var older = create();
        var newer = create();
        var first = ann.json().get("/api/v1/chats?loose=true&sort=pinned&limit=2");
        first.then().body("items.id", contains(pinned, newer)).body("total", equalTo(3));
        ann.json()
                .get("/api/v1/chats?loose=true&sort=pinned&limit=2&cursor=" + first.path("next_cursor"))
                .then()
                .body("items.id", contains(older))
                .body("next_cursor", nullValue());
        ann.json()
                .get("/api/v1/chats?cursor=" + first.path("next_cursor"))
                .then()
                .statusCode(422);
    }

    @Test
    void a_folder_is_renamed_with_its_archived_chats_and_what_it_held_is_told() {
        var shown = create("folder", "Work/2025");
        var archived = create("folder", "Work/2025", "archived", true);
        var other = create("folder", "Home");
        ann.json()
                .body(Map.of("folder", "Work/2025", "to", " Office "))
                .patch("/api/v1/chats/folders")
                .then()
                .statusCode(200)
                .body("chat_ids", containsInAnyOrder(shown, archived));
        ann.json().get("/api/v1/chats?folder=Office&archived=true").then().body("items.id", contains(archived));
        ann.json()
                .body(Map.of("folder", "Office"))
                .patch("/api/v1/chats/folders")
                .then()
                .body("chat_ids", hasSize(2));
        ann.json().get("/api/v1/chats/folders").then().body("items.folder", contains("Home"));
        ann.json()
                .body(Map.of("folder", "Home", "to", " "))
                .patch("/api/v1/chats/folders")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/to"));
        Api.somebody()
                .json()
                .body(Map.of("folder", "Home"))
                .patch("/api/v1/chats/folders")
                .then()
                .body("chat_ids", empty());
        ann.json().get("/api/v1/chats/" + other).then().body("folder", equalTo("Home"));
    }

    @Test
    void several_chats_are_changed_alike_and_nobody_else_s() {
        var first = create();
        var second = create("folder", "Home");
        Map<String, Object> change = Map.of("archived", true, "folder", "Work");
        Api.somebody()
                .json()
                .body(Map.of("ids", List.of(first), "change", change))
                .post("/api/v1/chats/bulk")
                .then()
                .body("chat_ids", empty());
        ann.json()
                .body(Map.of("ids", List.of(first, second, UUID.randomUUID()), "change", change))
                .post("/api/v1/chats/bulk")
                .then()
                .statusCode(200)
                .body("chat_ids", containsInAnyOrder(first, second));
        ann.json().get("/api/v1/chats?folder=Work&archived=true").then().body("total", equalTo(2));
        ann.json()
                .body(Map.of("ids", List.of(), "change", change))
                .post("/api/v1/chats/bulk")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/ids"));
    }

    @Test
    void a_temporary_chat_is_in_no_list_until_it_is_kept() {
        String id = ann.json()
                .body(Map.of("temporary", true, "title", "Hush"))
                .post("/api/v1/chats")
                .path("id");
        ann.json().get("/api/v1/chats").then().body("total", equalTo(0));
        ann.json().get("/api/v1/chats?q=hush").then().body("items", empty());
        ann.json().get("/api/v1/chats/" + id).then().body("temporary", equalTo(true));
        ann.json()
                .body(Map.of("temporary", false))
                .patch("/api/v1/chats/" + id)
                .then()
                .statusCode(200)
                .body("temporary", equalTo(false));
        ann.json().get("/api/v1/chats").then().body("items.id", contains(id));
        ann.json()
                .body(Map.of("temporary", true))
                .patch("/api/v1/chats/" + id)
                .then()
                .statusCode(422);
    }

    @Test
    void a_temporary_chat_goes_a_day_after_its_last_use_and_no_other_does() throws SQLException {
        String used =
                ann.json().body(Map.of("temporary", true)).post("/api/v1/chats").path("id");
        String old =
                ann.json().body(Map.of("temporary", true)).post("/api/v1/chats").path("id");
        var kept = create();
        for (var id : Arrays.asList(old, kept)) {
            age(id);
        }
        temporary.forgetOld();
        ann.json().get("/api/v1/chats/" + old).then().statusCode(404);
        ann.json().get("/api/v1/chats/" + used).then().statusCode(200);
        ann.json().get("/api/v1/chats").then().body("items", hasSize(1)).body("items[0].id", equalTo(kept));
    }

    private void age(String id) throws SQLException {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement("update chat set updated_at = ? where id = ?")) {
            update.setTimestamp(1, java.sql.Timestamp.from(Now.instant().minus(Duration.ofHours(25))));
            update.setObject(2, UUID.fromString(id));
            update.executeUpdate();
        }
    }
}
