package dev.atelier.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A fresh database on the real PostgreSQL that {@code make test} starts, dropped afterwards; one that is to be kept has a name. */
public class TestDatabase implements QuarkusTestResourceLifecycleManager {
    private static final Optional<String> KEPT = Optional.ofNullable(System.getenv("ATELIER_TEST_DATABASE_KEPT"));

    private final String name =
            KEPT.orElseGet(() -> "test_" + UUID.randomUUID().toString().replace("-", ""));

    @Override
    public Map<String, String> start() {
        if (KEPT.isEmpty() || !exists(name)) {
            execute("create database " + name);
        }
        return Map.of(
                "quarkus.datasource.jdbc.url", url(name),
                "quarkus.datasource.username", user(),
                "quarkus.datasource.password", password());
    }

    @Override
    public void stop() {
        if (KEPT.isEmpty()) {
            execute("drop database if exists " + name + " with (force)");
        }
    }

    /** The address of another database on the same server. */
    public static String url(String database) {
        var server = required("ATELIER_TEST_DATABASE_URL");
        return server.substring(0, server.lastIndexOf('/') + 1) + database;
    }

    public static String user() {
        return required("ATELIER_TEST_DATABASE_USER");
    }

    public static String password() {
        return required("ATELIER_TEST_DATABASE_PASSWORD");
    }

    public static void execute(String sql) {
        answers(sql);
    }

    private static boolean exists(String database) {
        return answers("select from pg_database where datname = '" + database + "'");
    }

    /** Whether there is a row. */
    private static boolean answers(String sql) {
        try (Connection connection =
                        DriverManager.getConnection(required("ATELIER_TEST_DATABASE_URL"), user(), password());
                var statement = connection.createStatement()) {
            return statement.execute(sql) && statement.getResultSet().next();
        } catch (SQLException cause) {
            throw new IllegalStateException("The test database does not answer; `make test-backend` starts one", cause);
        }
    }

    private static String required(String variable) {
        return Optional.ofNullable(System.getenv(variable))
                .orElseThrow(() -> new IllegalStateException(variable + " is not set; `make test-backend` sets it"));
    }
}
