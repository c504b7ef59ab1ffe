package dev.atelier.chats;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.StringJoiner;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** How a line is read, whatever else there is. */
@QuarkusTest
class ChatLinesTest {
    @Inject
    DataSource database;

    /** Without scans being allowed, one stands in the plan only where no index would do. */
    @Test
    void a_line_is_found_by_indexes_however_many_messages_others_have() throws SQLException {
        var plan = new StringJoiner("\n");
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("set local enable_seqscan = off");
            try (var explain = connection.prepareStatement("explain " + ChatLines.LINE)) {
                explain.setObject(1, UUID.randomUUID());
                explain.setObject(2, UUID.randomUUID());
                var lines = explain.executeQuery();
                while (lines.next()) {
                    plan.add(lines.getString(1));
                }
            }
            connection.rollback();
        }
        assertThat(plan.toString()).contains("message_parent").doesNotContain("Seq Scan on message");
    }
}
