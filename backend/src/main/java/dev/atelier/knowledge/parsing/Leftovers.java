package dev.atelier.knowledge.parsing;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/** What servers that were killed left on the disk: files and folders that live for one document. */
@Singleton
class Leftovers {
    private static final Logger LOG = Logger.getLogger(Leftovers.class);
    /** No document takes as long, and servers may share a disk. */
    private static final Duration LONGEST = Duration.ofDays(1);

    @Scheduled(every = "24h", delayed = "2m")
    void sweep() throws IOException {
        sweep(Path.of(System.getProperty("java.io.tmpdir")));
    }

    static void sweep(Path folder) throws IOException {
        var before = FileTime.from(Instant.now().minus(LONGEST));
        try (var found = Files.newDirectoryStream(folder, "atelier-{document,parser}-*")) {
            for (var path : found) {
                if (isOlder(path, before)) {
                    new ParserFolder(path).close();
                }
            }
        }
    }

    private static boolean isOlder(Path path, FileTime before) {
        try {
            return Files.getLastModifiedTime(path).compareTo(before) < 0;
        } catch (IOException gone) {
            LOG.debugf("%s is gone", path);
            return false;
        }
    }
}
