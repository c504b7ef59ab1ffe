package dev.atelier.knowledge.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {
    @TempDir
    private Path folder;

    @Test
    void what_lies_there_for_more_than_a_day_is_deleted_and_nothing_else() throws IOException {
        var parser = Files.createDirectory(folder.resolve("atelier-parser-1"));
        Files.writeString(parser.resolve("scratch"), "old");
        var old = Files.writeString(folder.resolve("atelier-document-1.tmp"), "old");
        var others = Files.writeString(folder.resolve("atelier-keep-1"), "old");
        for (var each : new Path[] {parser, old, others}) {
            Files.setLastModifiedTime(each, FileTime.from(Instant.now().minus(Duration.ofHours(25))));
        }
        var fresh = Files.writeString(folder.resolve("atelier-document-2.tmp"), "fresh");
        Leftovers.sweep(folder);
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(others) && !path.equals(fresh));
        assertThat(fresh).exists();
        assertThat(others).exists();
    }
}
