package dev.atelier.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
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

    static Stream<Integer> earlierVersions() {
        return IntStream.range(1, newest()).boxed();
    }

    @ParameterizedTest
    @MethodSource("earlierVersions")
    void rows_of_an_earlier_schema_survive_the_way_to_the_present_one(int version) throws SQLException, IOException {
        TestDatabase.execute("create database " + database);
        for (var step = 1; step <= version; step++) {
            flyway(String.valueOf(step)).migrate();
            fill(step);
        }
        var before = counts();
        flyway("latest").migrate();
        assertThat(counts()).containsAllEntriesOf(before);
        assertThat(before.get("account")).isEqualTo(2);
    }

    @Test
    void every_migration_has_a_number_of_its_own_without_gaps() {
        TestDatabase.execute("create database " + database);
        var versions = Stream.of(flyway("latest").info().all())
                .map(migration -> migration.getVersion().getVersion())
                .toList();
        assertThat(versions)
                .isEqualTo(IntStream.rangeClosed(1, versions.size())
                        .mapToObj(String::valueOf)
                        .toList());
    }

    private void fill(int version) throws SQLException, IOException {
        try (var rows = MigrationTest.class.getResourceAsStream("/migration/V" + version + ".sql")) {
            if (rows != null) {
                execute(new String(rows.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        TestDatabase.url(database), TestDatabase.user(), TestDatabase.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
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

    private Flyway flyway(String target) {
        return flyway(TestDatabase.url(database), target);
    }

    private static Flyway flyway(String url, String target) {
        return Flyway.configure()
                .dataSource(url, TestDatabase.user(), TestDatabase.password())
                .locations("classpath:db/migration")
                .target(target)
                .load();
    }

    private static int newest() {
        var all = flyway(TestDatabase.url("postgres"), "latest").info().all();
        return Integer.parseInt(all[all.length - 1].getVersion().getVersion());
    }
}
