package dev.atelier.platform.keeping;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;

/** {@code backup FILE} and {@code restore FILE}, with the database that the service's own variables name. */
public final class Keeping {
    private static final int DONE = 0;
    private static final int REFUSED = 1;
    private static final int MISUSED = 2;

    private Keeping() {}

    public static void main(String... arguments) {
        System.exit(run(System.getenv(), System.out, System.err, arguments));
    }

    /** @return the exit code */
    static int run(Map<String, String> environment, PrintStream out, PrintStream err, String... arguments) {
        if (arguments.length != 2) {
            err.println("Usage: backup FILE | restore FILE");
            return MISUSED;
        }
        var database = new Database(
                environment.getOrDefault("ATELIER_DATABASE_URL", "jdbc:postgresql://127.0.0.1:54329/atelier"),
                environment.getOrDefault("ATELIER_DATABASE_USER", "atelier"),
                environment.getOrDefault("ATELIER_DATABASE_PASSWORD", ""));
        var file = Path.of(arguments[1]);
        try {
            switch (arguments[0]) {
                case "backup" -> said(out, "Wrote", file, new Backup(database).write(file));
                case "restore" -> said(out, "Restored", file, new Restore(database).read(file));
                default -> {
                    err.println("Usage: backup FILE | restore FILE");
                    return MISUSED;
                }
            }
            out.println(
                    "The key that seals stored secrets is not in the file: keep secret.key of the data folder apart.");
            return DONE;
        } catch (Refusal refusal) {
            err.println(refusal.getMessage());
        } catch (IOException cause) {
            err.println("The file cannot be read or written: " + cause.getMessage());
        } catch (SQLException cause) {
            err.println("The database refused: " + cause.getMessage());
        }
        return REFUSED;
    }

    private static void said(PrintStream out, String verb, Path file, Manifest manifest) {
        var rows = manifest.tables().stream().mapToLong(Manifest.Table::rows).sum();
        out.printf(
                "%s %s: %,d rows of %d tables.%n",
                verb, file, rows, manifest.tables().size());
    }
}
