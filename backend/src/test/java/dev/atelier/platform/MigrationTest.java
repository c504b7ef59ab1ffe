package dev.atelier.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.testing.SchemaLadder;
import dev.atelier.testing.TestDatabase;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every schema that there ever was, with rows in it, becomes the present one and keeps them. */
class MigrationTest {
    private final String database = "migration_" + UUID.randomUUID().toString().replace("-", "");

    @AfterEach
    void drop() {
        TestDatabase.execute("drop database if exists " + database + " with (force)");
    }

    @AfterAll
    static void drop_the_ladder() {
        SchemaLadder.drop();
    }

    static Stream<Integer> earlierVersions() {
        return IntStream.range(1, SchemaLadder.newest()).boxed();
    }

    @ParameterizedTest
    @MethodSource("earlierVersions")
    void rows_of_an_earlier_schema_survive_the_way_to_the_present_one(int version) throws SQLException, IOException {
        TestDatabase.execute("create database " + database + " template " + SchemaLadder.rung(version));
        var before = counts();
        SchemaLadder.flyway(database, "latest").migrate();
        assertThat(counts()).containsAllEntriesOf(before);
        assertThat(before.get("account")).isEqualTo(2);
    }

    @Test
    void every_migration_has_a_number_of_its_own_without_gaps() {
        TestDatabase.execute("create database " + database);
        var versions = Stream.of(SchemaLadder.flyway(database, "latest").info().all())
                .map(migration -> migration.getVersion().getVersion())
                .toList();
        assertThat(versions)
                .isEqualTo(IntStream.rangeClosed(1, versions.size())
                        .mapToObj(String::valueOf)
                        .toList());
    }

    private Map<String, Long> counts() throws SQLException {
        var result = new TreeMap<String, Long>();
        try (var connection = DriverManager.getConnection(
                        TestDatabase.url(database), TestDatabase.user(), TestDatabase.password());
                var tables = connection.getMetaData().getTables(null, "public", "%", new String[] {"TABLE"})) {
            while (tables.next()) {
                var table = tables.getString("TABLE_NAME");
                if (table.equals("flyway_schema_history")) {
                    continue;
                }
                try (var statement = connection.createStatement();
                        var count = statement.executeQuery("select count(*) from " + table)) {
                    count.next();
                    result.put(table, count.getLong(1));
                }
            }
        }
        return result;
    }
}
