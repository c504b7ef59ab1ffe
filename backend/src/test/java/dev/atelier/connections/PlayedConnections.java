package dev.atelier.connections;

import dev.atelier.testing.Api;
import dev.atelier.testing.ScriptedServer;
import io.agroal.api.AgroalDataSource;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Ollama servers that do what a test says, and the connections to them; both go with the test. */
final class PlayedConnections implements AutoCloseable {
    static final String PATH = "/api/v1/connections";
    static final String KEY = "sk-secret-of-the-test";
    final List<ScriptedServer> servers = new ArrayList<>();
    volatile List<String> models = List.of("tiny:latest");

    volatile boolean isAway;

    private final List<String> made = new ArrayList<>();
    private final AgroalDataSource database;

    PlayedConnections(AgroalDataSource database) {
        this.database = database;
    }

    @Override
    public void close() throws IOException {
        made.forEach(id -> Api.asAdministrator().delete(PATH + "/" + id));
        for (var server : servers) {
            server.close();
        }
    }

    Response create(Map<String, Object> body) {
        var response = Api.asAdministrator().body(body).post(PATH);
        if (response.statusCode() == 201) {
            made.add(response.path("id"));
        }
        return response;
    }

    static ValidatableResponse patch(String id, Map<String, Object> changes) {
        return Api.asAdministrator().body(changes).patch(PATH + "/" + id).then();
    }

    static ValidatableResponse verify(Map<String, Object> body) {
        return Api.asAdministrator().body(body).post(PATH + "/verify").then();
    }

    static ValidatableResponse baseModels(String q) {
        return Api.asAdministrator().get("/api/v1/base-models?q=" + q).then().statusCode(200);
    }

    static String prefix() {
        return "t"
                + UUID.randomUUID().toString().replace("-", "").substring(0, 12).toLowerCase(Locale.ROOT);
    }

    ScriptedServer ollama() {
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

    ScriptedServer odd(String how) {
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

    String query(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    void update(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
