package dev.atelier.platform.keeping;

import dev.atelier.platform.time.Now;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;

/** Writes a backup: a zip with a manifest, every table as PostgreSQL's COPY writes it, and a word about the key. */
final class Backup {
    private static final String WORD = """
            A backup of Atelier: accounts, models, chats and all else that its database holds.

            The key that seals stored secrets (the API keys of connections) is NOT in this file. Keep it apart: it is the
            file secret.key in the data folder, or the value of ATELIER_SECRET_KEY. Without it everything comes back but
            those API keys, which then have to be entered again.

            Restore it into an empty database:  make restore FILE=<this file>
            """;

    private final Database database;

    Backup(Database database) {
        this.database = database;
    }

    /** One moment's state, while others go on working. Another file of that name stays as it is; an unfinished file is removed. */
    Manifest write(Path file) throws IOException, SQLException, Refusal {
        var part = file.resolveSibling(file.getFileName() + ".part");
        try (var connection = database.open()) {
            connection.setAutoCommit(false);
            Database.execute(connection, "set transaction isolation level repeatable read read only");
            var schema = schema(connection);
            var manifest = write(connection, schema, part);
            Files.createLink(file, part); // unlike a move, this never replaces another backup
            return manifest;
        } catch (FileAlreadyExistsException taken) {
            throw new Refusal(taken.getFile() + " is there already: choose another name.");
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private Manifest write(Connection connection, int schema, Path part) throws IOException, SQLException {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var writing = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        Files.deleteIfExists(part);
        try (var channel = Files.newByteChannel(part, writing, ownerOnly);
                var out = java.nio.channels.Channels.newOutputStream(channel);
                var zip = new ZipOutputStream(new java.io.BufferedOutputStream(out, 1 << 16))) {
            zip.putNextEntry(new ZipEntry("README.txt"));
            zip.write(WORD.getBytes(StandardCharsets.UTF_8));
            var tables = new ArrayList<Manifest.Table>();
            for (var name : Database.tables(connection)) {
                tables.add(copy(connection, name, zip));
            }
            var manifest = new Manifest(
                    Manifest.PRODUCT,
                    Manifest.FORMAT,
                    schema,
                    Now.instant(),
                    List.copyOf(tables),
                    sequences(connection));
            zip.putNextEntry(new ZipEntry("manifest.json"));
            zip.write(manifest.bytes());
            zip.closeEntry();
            return manifest;
        }
    }

    private static Manifest.Table copy(Connection connection, String name, ZipOutputStream zip)
            throws IOException, SQLException {
        var columns = Database.names(
                connection,
                "select column_name from information_schema.columns where table_schema = 'public' and table_name = '"
                        + name.replace("'", "''") + "' and is_generated = 'NEVER' order by ordinal_position");
        var table = new Manifest.Table(name, columns, 0);
        zip.putNextEntry(new ZipEntry(table.entry()));
        var list = columns.stream().map(Database::quoted).collect(Collectors.joining(", "));
        var rows = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy " + Database.quoted(name) + " (" + list + ") to stdout", zip);
        zip.closeEntry();
        return new Manifest.Table(name, columns, rows);
    }

    private static List<Manifest.Sequence> sequences(Connection connection) throws SQLException {
        var sequences = new ArrayList<Manifest.Sequence>();
        for (var name : Database.names(
                connection, "select sequencename from pg_sequences where schemaname = 'public' order by 1")) {
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery("select last_value, is_called from " + Database.quoted(name))) {
                row.next();
                sequences.add(new Manifest.Sequence(name, row.getLong(1), row.getBoolean(2)));
            }
        }
        return List.copyOf(sequences);
    }

    private static int schema(Connection connection) throws SQLException, Refusal {
        if (!Set.copyOf(Database.names(connection, "select tablename from pg_tables where schemaname = 'public'"))
                .contains("flyway_schema_history")) {
            throw new Refusal("The database holds no Atelier.");
        }
        return Integer.parseInt(Database.names(connection, """
                select version from flyway_schema_history where success and version is not null
                order by installed_rank desc limit 1
                """).getFirst());
    }
}
