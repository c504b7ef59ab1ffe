package dev.atelier.chats;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/** This process, as the other ones see it: by its sign of life in the database. */
@Singleton
class Replica {
    private final UUID id = UUID.randomUUID();
    private final DataSource database;

    Replica(DataSource database) {
        this.database = database;
    }

    UUID id() {
        return id;
    }

    void beat() throws SQLException {
        run("insert into replica (id, beat_at) values (?, now()) on conflict (id) do update set beat_at = now()");
    }

    /** Says good-bye: nobody has to wait for the next sign of life. */
    void leave() throws SQLException {
        run("delete from replica where id = ?");
    }

    private void run(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, id);
            statement.executeUpdate();
        }
    }
}
