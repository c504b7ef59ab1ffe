package dev.atelier.testing;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.UUID;

/**
 * A person as sign-up, approval and a new key leave them, written straight into the database: all this has tests of its own, and the
 * slow hash of a password need not be waited for in every other one.
 */
final class NewPerson {
    private static final String INSERT = """
            with person as (
              insert into account (id, name, email, role, password_hash, created_at)
              select ?, 'Somebody', ?, 'user', password_hash, now() from account where email = ?
              returning id)
            insert into api_key (id, account_id, name, prefix, key_hash, created_at)
            select ?, id, 'tests', left(?, 8), ?, now() from person
            """;

    private NewPerson() {}

    /** @param email whose password the new person has, too */
    static Api.Person like(String email) {
        var id = UUID.randomUUID();
        var person = new Api.Person(id.toString(), "p" + id + "@example.com", "atl_" + id);
        try (var connection =
                        Arc.container().instance(AgroalDataSource.class).get().getConnection();
                var insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, id);
            insert.setString(2, person.email());
            insert.setString(3, email);
            insert.setObject(4, UUID.randomUUID());
            insert.setString(5, person.key());
            insert.setBytes(6, hash(person.key()));
            insert.executeUpdate();
        } catch (SQLException cause) {
            throw new AssertionError(cause);
        }
        return person;
    }

    private static byte[] hash(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
