package dev.atelier.knowledge.search;

import dev.atelier.knowledge.embedding.EmbeddingModel;
import dev.atelier.knowledge.index.Settings;
import dev.atelier.testing.Api;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Questions in one language, answered by passages in another: a matter of the embedding model, so one that knows several has to be given. */
@Singleton
class AcrossLanguages {
    private static final List<String> LANGUAGES = List.of("en", "ru", "es");
    private static final String URL = System.getenv().getOrDefault("EMBEDDING_URL", "");
    private static final String MODEL = System.getenv().getOrDefault("EMBEDDING_MODEL", "");
    private static final String KEY = System.getenv().getOrDefault("EMBEDDING_KEY", "");

    private final Library library;
    private final Search search;

    AcrossLanguages(Library library, Search search) {
        this.library = library;
        this.search = search;
    }

    void tell(Path folder, List<QuestionSet> sets) throws IOException {
        if (URL.isEmpty() || MODEL.isEmpty()) {
            RetrievalBench.say("not measured: EMBEDDING_URL and EMBEDDING_MODEL name no multilingual embedding model");
            return;
        }
        var settings = new Settings(Library.WHOLE.chunkSize(), Library.WHOLE.overlap(), connected());
        var right = right(folder.resolve("xquad-crosslingual.qrels.tsv"));
        RetrievalBench.say("R@1 R@5 MRR@10 with " + MODEL);
        for (var target : LANGUAGES) {
            var corpus = library.corpus(List.of(set(sets, target)), settings);
            for (var asked : LANGUAGES) {
                if (!asked.equals(target)) {
                    var figures = figures(corpus, set(sets, asked), right, target);
                    RetrievalBench.say("asked in %s, answered in %s: %s".formatted(asked, target, figures));
                }
            }
        }
    }

    private Quality.Ranks figures(
            Library.Corpus corpus, QuestionSet asked, Map<String, List<String>> right, String target) {
        var ranks = new ArrayList<Integer>();
        for (var query : asked.queries()) {
            var found = search.find(new SearchQuery(query.question(), Map.of(corpus.scope(), 0.0), 10)).stream()
                    .map(each -> corpus.passages().get(each.document()))
                    .toList();
            var relevant = List.of(right.getOrDefault(query.id(), List.of()).get(LANGUAGES.indexOf(target)));
            ranks.add(Quality.Ranks.of(relevant, found));
        }
        return new Quality.Ranks(ranks);
    }

    private static QuestionSet set(List<QuestionSet> sets, String language) {
        return sets.stream()
                .filter(set -> set.name().equals("xquad-" + language))
                .findFirst()
                .orElseThrow();
    }

    /** The right passage in each of the languages, by question. */
    private static Map<String, List<String>> right(Path file) throws IOException {
        var right = new HashMap<String, List<String>>();
        for (var line : Files.readAllLines(file).stream().skip(1).toList()) {
            var cells = line.split("\t");
            right.put(cells[0], List.of(cells[2], cells[3], cells[4]));
        }
        return right;
    }

    private static EmbeddingModel connected() {
        var connection = new HashMap<String, Object>(Map.of("kind", "openai", "name", "Embeddings", "url", URL));
        if (!KEY.isEmpty()) {
            connection.put("api_key", KEY);
        }
        String id = Api.asAdministrator()
                .body(connection)
                .post("/api/v1/connections")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        Api.asAdministrator()
                .post("/api/v1/connections/" + id + "/refresh")
                .then()
                .statusCode(200);
        return new EmbeddingModel(UUID.fromString(id), MODEL);
    }
}
