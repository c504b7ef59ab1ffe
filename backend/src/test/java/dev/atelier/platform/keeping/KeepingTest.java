package dev.atelier.platform.keeping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.testing.SchemaLadder;
import dev.atelier.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

/** What was written down in a backup stands in another database again, to the last byte. */
class KeepingTest {
    private final String mark = UUID.randomUUID().toString().replace("-", "");
    private final String full = "keeping_full_" + mark;
    private final String other = "keeping_other_" + mark;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void a_database_with_rows_in_every_room() throws SQLException, IOException {
        file = folder.resolve("atelier.zip");
        TestDatabase.execute("create database " + full + " template " + SchemaLadder.rung(SchemaLadder.newest()));
        TestDatabase.execute("create database " + other);
    }

    @AfterAll
    static void drop_what_was_copied() {
        SchemaLadder.drop();
    }

    @AfterEach
    void drop() {
        TestDatabase.execute("drop database if exists " + full + " with (force)");
        TestDatabase.execute("drop database if exists " + other + " with (force)");
    }

    @Test
    void everything_comes_back_as_it_was() throws SQLException, IOException {
        try (var connection = database(full).open()) {
            Database.execute(connection, """
                    insert into model (id, name, system_prompt, params, tags, owner_id, created_at, updated_at)
                    select 'odd', E'a\\tb\\\\c\\nd "e" Ж 한', E'\\\\N', '{"x": [1, null, "\\\\"]}', array['a,b', '{}', ''], id, now(), now()
                    from account limit 1
                    """);
        }
        assertThat(keep(full, "backup")).as(said()).isZero();
        assertThat(keep(other, "restore")).as(said()).isZero();
        assertThat(contents(other)).isEqualTo(contents(full)).hasSizeGreaterThan(10);
    }

    @Test
    void a_restored_database_is_whole_references_and_numbers_included() throws SQLException, IOException {
        keep(full, "backup");
        keep(other, "restore");
        try (var connection = database(other).open();
                var another = database(full).open()) {
            var references =
                    "select conname || pg_get_constraintdef(oid) from pg_constraint where contype = 'f' order by 1";
            assertThat(Database.names(connection, references))
                    .isEqualTo(Database.names(another, references))
                    .isNotEmpty();
            var numbers = "select sequencename || coalesce(last_value, 0) from pg_sequences order by 1";
            assertThat(Database.names(connection, numbers)).isEqualTo(Database.names(another, numbers));
        }
        assertThat(database(other).flyway("latest").info().pending()).isEmpty();
    }

    @Test
    void a_restore_never_writes_over_what_is_there() throws SQLException, IOException {
        keep(full, "backup");
        var before = contents(full);
        assertThat(keep(full, "restore")).isEqualTo(1);
        assertThat(said()).contains("The database is not empty");
        assertThat(contents(full)).isEqualTo(before);
    }

    @Test
    void a_backup_never_replaces_another_and_is_its_owners_alone() throws IOException {
        keep(full, "backup");
        var before = Files.readAllBytes(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(keep(full, "backup")).isEqualTo(1);
        assertThat(said()).contains("is there already");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        try (var left = Files.list(folder)) {
            assertThat(left).hasSize(1);
        }
    }

    @Test
    void a_damaged_file_restores_nothing() throws IOException, SQLException {
        keep(full, "backup");
        var bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, bytes.length / 4, bytes.length / 2, (byte) 0x55);
        Files.write(file, bytes);
        assertThat(keep(other, "restore")).as(said()).isEqualTo(1);
        assertThat(contents(other)).isEmpty();
    }

    @Test
    void what_is_no_backup_is_told_so() throws IOException, SQLException {
        Files.writeString(file, "[]");
        assertThat(keep(other, "restore")).isEqualTo(1);
        assertThat(said()).contains("is no backup of Atelier");
        assertThat(contents(other)).isEmpty();
    }

    @Test
    void a_database_without_atelier_has_nothing_to_back_up() {
        assertThat(keep(other, "backup")).isEqualTo(1);
        assertThat(said()).contains("The database holds no Atelier");
        assertThat(file).doesNotExist();
    }

    @Test
    void the_file_says_what_it_lacks() throws IOException {
        keep(full, "backup");
        try (var zip = new ZipFile(file.toFile())) {
            var word =
                    new String(zip.getInputStream(zip.getEntry("README.txt")).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(word).contains("secret.key").contains("NOT in this file");
        }
    }

    private int keep(String name, String verb) {
        var environment = Map.of(
                "ATELIER_DATABASE_URL", TestDatabase.url(name),
                "ATELIER_DATABASE_USER", TestDatabase.user(),
                "ATELIER_DATABASE_PASSWORD", TestDatabase.password());
        var out = new PrintStream(said, true, StandardCharsets.UTF_8);
        return Keeping.run(environment, out, out, verb, file.toString());
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private static Database database(String name) {
        return new Database(TestDatabase.url(name), TestDatabase.user(), TestDatabase.password());
    }

    /** Every table's rows as COPY writes them, sorted. */
    private static Map<String, List<String>> contents(String name) throws SQLException, IOException {
        var contents = new TreeMap<String, List<String>>();
        try (var connection = database(name).open()) {
            for (var table : Database.tables(connection)) {
                var rows = new StringWriter();
                connection.unwrap(PGConnection.class).getCopyAPI().copyOut("copy \"" + table + "\" to stdout", rows);
                contents.put(table, rows.toString().lines().sorted().toList());
            }
        }
        return contents;
    }
}
