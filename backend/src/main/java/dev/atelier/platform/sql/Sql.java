package dev.atelier.platform.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A piece of a statement with the values of its question marks, so that neither gets lost on the way.
 *
 * @param values as {@link PreparedStatement#setObject} takes them; an array of texts is a {@code text[]}
 */
public record Sql(String text, List<Object> values) {

    public static Sql of(String text, Object... values) {
        return new Sql(text, List.of(values));
    }

    /** This, then the other, with a space between. */
    public Sql then(Sql other) {
        var both = new ArrayList<>(values);
        both.addAll(other.values);
        return new Sql(text + " " + other.text, both);
    }

    public Sql then(String more, Object... theirs) {
        return then(of(more, theirs));
    }

    /** All of these conditions. */
    public static Sql allOf(List<Sql> conditions) {
        return conditions.stream()
                .reduce((one, other) -> one.then("and").then(other))
                .orElse(of("true"));
    }

    /** Whoever calls closes it. */
    public PreparedStatement prepare(Connection connection) throws SQLException {
        var statement = connection.prepareStatement(text);
        for (var i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
        }
        return statement;
    }
}
