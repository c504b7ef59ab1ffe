package dev.atelier.platform.keeping;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.postgresql.PGConnection;

/** Reads a backup into an empty database: all of it, or nothing. The service brings an older schema up to date when it starts. */
final class Restore {
    private final Database database;

    Restore(Database database) {
        this.database = database;
    }

    Manifest read(Path file) throws IOException, SQLException, Refusal {
        if (!Files.isRegularFile(file)) {
            throw new Refusal("There is no file " + file + ".");
        }
        try (var zip = new ZipFile(file.toFile())) {
            var manifest = manifest(zip);
            if (manifest.schema() > database.newestSchema()) {
                throw new Refusal(
                        "The backup was made by a newer Atelier: restore it with that release or a later one.");
            }
            checkWhole(zip, manifest);
            prepare(manifest);
            fill(zip, manifest);
            return manifest;
        } catch (ZipException damaged) {
            throw new Refusal("The file is no backup of Atelier, or it is damaged. Nothing was restored.");
        }
    }

    private static Manifest manifest(ZipFile zip) throws IOException, Refusal {
        var entry = zip.getEntry("manifest.json");
        if (entry == null) {
            throw new Refusal("The file is no backup of Atelier.");
        }
        try (var in = zip.getInputStream(entry)) {
            return Manifest.of(in.readNBytes(1 << 20));
        }
    }

    /** Reads every table to its end, which compares its checksum, before anything is written. */
    private static void checkWhole(ZipFile zip, Manifest manifest) throws IOException, Refusal {
        for (var table : manifest.tables()) {
            try (var in = rows(zip, table)) {
                in.transferTo(java.io.OutputStream.nullOutputStream());
            }
        }
    }

    private static InputStream rows(ZipFile zip, Manifest.Table table) throws IOException, Refusal {
        var entry = zip.getEntry(table.entry());
        if (entry == null) {
            throw new Refusal("The backup lacks the table " + table.name() + ". Nothing was restored.");
        }
        return zip.getInputStream(entry);
    }

    /** The schema of the backup's time, in a database where nothing is. */
    private void prepare(Manifest manifest) throws SQLException, Refusal {
        try (var connection = database.open()) {
            if (!Database.tables(connection).isEmpty()) {
                throw new Refusal(
                        "The database is not empty. A restore never writes over what is there: name another.");
            }
        }
        database.flyway(Integer.toString(manifest.schema())).migrate();
    }

    private void fill(ZipFile zip, Manifest manifest) throws IOException, SQLException, Refusal {
        try (var connection = database.open()) {
            connection.setAutoCommit(false);
            var references = withoutReferences(connection);
            empty(connection);
            for (var table : manifest.tables()) {
                try (var in = rows(zip, table)) {
                    copy(connection, table, in);
                }
            }
            for (var sequence : manifest.sequences()) {
                Database.execute(
                        connection,
                        "select setval('" + Database.quoted(sequence.name()).replace("'", "''") + "', "
                                + sequence.last() + ", " + sequence.called() + ")");
            }
            for (var reference : references) {
                Database.execute(connection, reference); // checks every row
            }
            connection.commit();
        }
    }

    /** Takes foreign keys away, so that tables may come in any order. @return what puts them back */
    private static List<String> withoutReferences(Connection connection) throws SQLException {
        var back = new ArrayList<String>();
        var away = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid)
                        from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace order by oid
                        """)) {
            while (rows.next()) {
                away.add("alter table " + rows.getString(1) + " drop constraint " + rows.getString(2));
                back.add("alter table " + rows.getString(1) + " add constraint " + rows.getString(2) + " "
                        + rows.getString(3));
            }
        }
        for (var reference : away) {
            Database.execute(connection, reference);
        }
        return back;
    }

    /** Migrations bring rows of their own, which the backup has as they were. */
    private static void empty(Connection connection) throws SQLException {
        for (var table : Database.tables(connection)) {
            Database.execute(connection, "truncate table " + Database.quoted(table));
        }
    }

    private static void copy(Connection connection, Manifest.Table table, InputStream in)
            throws IOException, SQLException, Refusal {
        var columns = table.columns().stream().map(Database::quoted).collect(Collectors.joining(", "));
        var rows = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + Database.quoted(table.name()) + " (" + columns + ") from stdin", in);
        if (rows != table.rows()) {
            throw new Refusal("The table " + table.name() + " has " + rows + " rows instead of " + table.rows()
                    + ". Nothing was restored.");
        }
    }
}
