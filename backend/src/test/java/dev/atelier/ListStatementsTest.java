package dev.atelier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.testing.Api;
import dev.atelier.testing.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A list asks the database the same few questions whether it has three rows or thirty. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ListStatementsTest {
    private static final int FEW = 3;
    private static final int MANY = 30;

    /** What runs besides, such as signs of life, only ever adds to a count: the least of several is the request's own. */
    private static final int TRIES = 6;

    private final String mark = "row" + UUID.randomUUID().toString().substring(0, 8);

    @Inject
    SessionFactory sessions;

    @Inject
    AgroalDataSource database;

    @BeforeEach
    void statements_are_counted() {
        sessions.getStatistics().setStatisticsEnabled(true);
        database.getConfiguration().setMetricsEnabled(true);
    }

    @AfterEach
    void no_more() {
        sessions.getStatistics().setStatisticsEnabled(false);
        database.getConfiguration().setMetricsEnabled(false);
    }

    @Test
    void of_models_and_of_the_catalogue() {
        var people = IntStream.range(0, MANY).mapToObj(number -> Api.somebody()).toList();
        for (var person : people) { // each of another owner, granted to another person
            var grantee = people.get((people.indexOf(person) + 1) % MANY);
            person.json()
                    .body(Map.of(
                            "id",
                            "m-" + UUID.randomUUID(),
                            "name",
                            mark,
                            "base_model_id",
                            "demo-plain",
                            "access",
                            granted("user:" + grantee.id())))
                    .post("/api/v1/models")
                    .then()
                    .statusCode(201);
        }
        assertSame("models", limit -> list("/api/v1/models?q=" + mark + "&limit=" + limit));
        assertSame("the catalogue", limit -> list("/api/v1/catalog?q=" + mark + "&limit=" + limit));
        assertSame("users", limit -> list("/api/v1/users?limit=" + limit));
        assertSame("principals", limit -> list("/api/v1/principals?limit=" + limit));
    }

    @Test
    void of_chats() {
        for (var number = 0; number < MANY; number++) {
            Api.asAdministrator()
                    .body(Map.of("title", mark))
                    .post("/api/v1/chats")
                    .then()
                    .statusCode(201);
        }
        assertSame("chats", limit -> list("/api/v1/chats?q=" + mark + "&limit=" + limit));
    }

    @Test
    void of_groups() {
        var members = List.of(Api.somebody().id(), Api.somebody().id());
        for (var number = 0; number < MANY; number++) {
            Api.asAdministrator()
                    .body(Map.of("name", mark + number, "member_ids", members))
                    .post("/api/v1/groups")
                    .then()
                    .statusCode(201);
        }
        assertSame("groups", limit -> list("/api/v1/groups?limit=" + limit));
    }

    @Test
    void of_connections_and_base_models() {
        var made = new ArrayList<String>();
        try {
            assertSame("connections", count -> {
                while (made.size() < count) {
                    made.add(connection(made.size()));
                }
                return Api.with(Api.administratorKey()).get("/api/v1/connections");
            });
            assertSame("base models", limit -> list("/api/v1/base-models?limit=" + limit));
        } finally {
            made.forEach(id -> Api.asAdministrator().delete("/api/v1/connections/" + id));
        }
    }

    private String connection(int number) {
        return Api.asAdministrator()
                .body(Map.of("kind", "demo", "name", mark + number, "prefix", mark + number))
                .post("/api/v1/connections")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static Map<String, Object> granted(String principal) {
        return Map.of("visibility", "public", "grants", List.of(Map.of("principal", principal, "permission", "read")));
    }

    private static Response list(String path) {
        return Api.with(Api.administratorKey()).get(path);
    }

    private void assertSame(String what, Function<Integer, Response> list) {
        var few = statements(list, FEW);
        assertThat(statements(list, MANY)).as(what).isEqualTo(few);
    }

    private long statements(Function<Integer, Response> list, int rows) {
        assertThat(list.apply(rows).<List<?>>path("items")).hasSizeGreaterThanOrEqualTo(rows);
        return IntStream.range(0, TRIES)
                .mapToLong(again -> {
                    var before = statements();
                    list.apply(rows).then().statusCode(200);
                    return statements() - before;
                })
                .min()
                .orElseThrow();
    }

    /** Those of Hibernate, and the connections taken for those without it. */
    private long statements() {
        return sessions.getStatistics().getPrepareStatementCount()
                + database.getMetrics().acquireCount();
    }
}
