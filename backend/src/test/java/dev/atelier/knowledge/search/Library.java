package dev.atelier.knowledge.search;

import dev.atelier.knowledge.index.Replicas;
import dev.atelier.knowledge.index.Settings;
import dev.atelier.platform.sql.Statements;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** What {@link RetrievalBench} searches: written where it is not there yet, since a database may be kept from run to run. */
@Singleton
class Library {
    static final Settings WHOLE = new Settings(1_000_000, 0, null);

    private static final String LARGE = "fifty thousand";
    private static final int REPLICAS = 50_000;
    private static final String SMALL = "one of ten thousand";
    private static final int COLLECTIONS = 10_000;

    private final Shelf shelf;
    private final Replicas replicas;
    private final Statements sql;

    Library(Shelf shelf, Replicas replicas, Statements sql) {
        this.shelf = shelf;
        this.replicas = replicas;
        this.sql = sql;
    }

    /** @param passages the sets' names of them, by the document that each is */
    record Corpus(int scope, Map<UUID, String> passages) {}

    private record Written(UUID document, int scope, String name) {}

    /** All sets in one scope, each passage a document. */
    Corpus corpus(List<QuestionSet> sets) {
        var names = sets.stream()
                .flatMap(set -> set.passages().stream())
                .map(QuestionSet.Text::id)
                .toArray(String[]::new);
        var written = sql.list(
                row -> new Written(row.getObject(1, UUID.class), row.getInt(2), row.getString(3)),
                "select id, scope, name from document where name = any(?) and scope = "
                        + "(select min(scope) from document where name = any(?))",
                names,
                names);
        if (!written.isEmpty()) {
            var passages = new HashMap<UUID, String>();
            written.forEach(each -> passages.put(each.document(), each.name()));
            return new Corpus(written.getFirst().scope(), passages);
        }
        return corpus(sets, WHOLE);
    }

    Corpus corpus(List<QuestionSet> sets, Settings settings) {
        var scope = shelf.scope();
        var passages = new HashMap<UUID, String>();
        for (var set : sets) {
            for (var passage : set.passages()) {
                var document = shelf.add(scope, settings, passage.title(), passage.text());
                sql.run("update document set name = ? where id = ?", passage.id(), document);
                passages.put(document, passage.id());
            }
        }
        settle();
        return new Corpus(scope, passages);
    }

    /** Fifty thousand passages. */
    int large(Corpus corpus) {
        return scopes(LARGE).stream().findFirst().orElseGet(() -> {
            var scope = shelf.scope();
            var begun = System.nanoTime();
            replicas.add(corpus.scope(), List.of(scope), List.of(shelf.row(scope)), REPLICAS);
            RetrievalBench.say("loaded at %.0f passages a second, with vectors that were made before"
                    .formatted(REPLICAS / ((System.nanoTime() - begun) / 1e9)));
            named(LARGE, List.of(scope));
            return scope;
        });
    }

    /** Ten thousand collections of two passages each, besides. */
    void collections(Corpus corpus) {
        if (scopes(SMALL).isEmpty()) {
            var scopes =
                    IntStream.range(0, COLLECTIONS).mapToObj(i -> shelf.scope()).toList();
            replicas.add(corpus.scope(), scopes, scopes.stream().map(shelf::row).toList(), 2);
            named(SMALL, scopes);
        }
    }

    private List<Integer> scopes(String name) {
        return sql.list(row -> row.getInt(1), "select distinct scope from document where name = ?", name);
    }

    private void named(String name, List<Integer> scopes) {
        sql.run("update document set name = ? where scope = any(?::integer[])", name, scopes.toArray(Integer[]::new));
        settle();
    }

    private void settle() {
        shelf.count();
        sql.run("vacuum analyze");
    }
}
