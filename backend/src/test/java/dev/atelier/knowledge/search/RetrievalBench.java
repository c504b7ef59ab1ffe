package dev.atelier.knowledge.search;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code make bench-retrieval}: no test of the suite, since it reads a corpus that is not in it, and takes many minutes. */
@QuarkusTest
class RetrievalBench {
    private static final Path CORPUS = Path.of(System.getenv().getOrDefault("CORPUS", "."));
    private static final List<String> PARTS =
            List.of(System.getenv().getOrDefault("PARTS", "").split(" "));

    @Inject
    Library library;

    @Inject
    Quality quality;

    @Inject
    AcrossLanguages acrossLanguages;

    @Inject
    IndexRecall indexRecall;

    @Inject
    IngestionSpeed ingestionSpeed;

    @Inject
    SearchSpeed searchSpeed;

    @Test
    void figures() throws Exception {
        var sets = QuestionSet.ALL.stream()
                .map(name -> QuestionSet.of(CORPUS, name))
                .toList();
        var corpus = library.corpus(sets);
        for (var part : PARTS) {
            say("— " + part);
            switch (part) {
                case "quality" -> quality.tell(corpus, sets);
                case "languages" -> acrossLanguages.tell(CORPUS, sets);
                case "index" -> indexRecall.tell(corpus, sets);
                case "ingestion" -> ingestionSpeed.tell();
                case "search" -> searchSpeed.besideTheIndex(library.large(corpus), sets);
                case "collections" -> {
                    library.large(corpus);
                    library.collections(corpus);
                    searchSpeed.amongMany(corpus.scope(), sets);
                }
                default -> throw new IllegalArgumentException("There is no part " + part);
            }
        }
    }

    static void say(String line) {
        System.out.println("bench " + line);
    }
}
