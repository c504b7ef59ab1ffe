package dev.atelier.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;

/**
 * Databases as they were at each version of the schema, with rows of all versions up to it: each a copy of the one below, one step on.
 * They are made when they are first asked for, to be copied from.
 */
public final class SchemaLadder {
    private static final List<String> RUNGS = new ArrayList<>();

    private SchemaLadder() {}

    /** The name of the database at that version. */
    public static String rung(int version) throws SQLException, IOException {
        while (RUNGS.size() < version) {
            var below = RUNGS.isEmpty() ? "template1" : RUNGS.getLast();
            var rung = "rung_" + UUID.randomUUID().toString().replace("-", "");
            TestDatabase.execute("create database " + rung + " template " + below);
            RUNGS.add(rung);
            flyway(rung, String.valueOf(RUNGS.size())).migrate();
            fill(rung, RUNGS.size());
        }
        return RUNGS.get(version - 1);
    }

    public static int newest() {
        var all = flyway("postgres", "latest").info().all();
        return Integer.parseInt(all[all.length - 1].getVersion().getVersion());
    }

    public static Flyway flyway(String database, String target) {
        return Flyway.configure()
                .dataSource(TestDatabase.url(database), TestDatabase.user(), TestDatabase.password())
                .locations("classpath:db/migration")
                .target(target)
                .load();
    }

    public static void drop() {
        RUNGS.forEach(rung -> TestDatabase.execute("drop database if exists " + rung + " with (force)"));
        RUNGS.clear();
    }

    private static void fill(String rung, int version) throws SQLException, IOException {
        try (var rows = SchemaLadder.class.getResourceAsStream("/migration/V" + version + ".sql");
                var connection = DriverManager.getConnection(
                        TestDatabase.url(rung), TestDatabase.user(), TestDatabase.password());
                var statement = connection.createStatement()) {
            if (rows != null) {
                statement.execute(new String(rows.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
    }
}
