package dev.atelier.platform.sql;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Statements in plain SQL, on a connection of the caller's transaction if there is one, else each by itself. */
@Singleton
public class Statements {
    private final DataSource database;

    public Statements(DataSource database) {
        this.database = database;
    }

    /** Makes a value of the row that the result stands at. */
    public interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    public <T> List<T> list(Sql sql, Reader<T> reader) {
        return on(connection -> {
            try (var statement = sql.prepare(connection)) {
                return read(statement, reader);
            }
        });
    }

    /** @param values as {@link PreparedStatement#setObject} takes them */
    public <T> List<T> list(Reader<T> reader, String sql, @Nullable Object... values) {
        return on(connection -> {
            try (var statement = prepared(connection, sql, values)) {
                return read(statement, reader);
            }
        });
    }

    public <T> Optional<T> first(Reader<T> reader, String sql, @Nullable Object... values) {
        return list(reader, sql, values).stream().findFirst();
    }

    /** Whatever rows it answers are left unread. @return how many rows it changed */
    public int run(String sql, @Nullable Object... values) {
        return on(connection -> {
            try (var statement = prepared(connection, sql, values)) {
                return statement.execute() ? 0 : statement.getUpdateCount();
            }
        });
    }

    /** What is done with a connection. */
    private interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    private <T> T on(Work<T> work) {
        try (var connection = database.getConnection()) {
            return work.with(connection);
        } catch (SQLException cause) {
            throw new IllegalStateException(cause);
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, @Nullable Object... values)
            throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (var i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    private static <T> List<T> read(PreparedStatement statement, Reader<T> reader) throws SQLException {
        try (var rows = statement.executeQuery()) {
            var found = new ArrayList<T>();
            while (rows.next()) {
                found.add(reader.read(rows));
            }
            return found;
        }
    }
}
