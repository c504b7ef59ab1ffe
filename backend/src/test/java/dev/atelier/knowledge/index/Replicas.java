package dev.atelier.knowledge.index;

import dev.atelier.knowledge.splitting.Passage;
import dev.atelier.platform.sql.Statements;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Passages made of others, 40 % of their words replaced and their vectors shaken: so many real ones would take hours to embed. The others
 * themselves come first, so that a question has its answer among them.
 */
@Singleton
public class Replicas {
    private static final double REPLACED = 0.4;
    private static final double NOISE = 0.03;

    private final PassageRows rows;
    private final EmbedderRows kinds;
    private final Statements sql;
    private final Random chance = new Random(42);

    Replicas(PassageRows rows, EmbedderRows kinds, Statements sql) {
        this.rows = rows;
        this.kinds = kinds;
        this.sql = sql;
    }

    private record Original(String language, String text, float[] vector) {}

    /** @param document a row of each scope's, in this order; as many passages go into each as are given, of the originals in turn */
    public void add(int original, List<Integer> scopes, List<UUID> documents, int passages) {
        var originals = originals(original);
        var words = originals.stream()
                .collect(Collectors.groupingBy(
                        Original::language,
                        Collectors.flatMapping(each -> Stream.of(each.text().split(" ")), Collectors.toList())));
        var next = passages < originals.size() ? originals.size() : 0;
        for (var i = 0; i < scopes.size(); i++) {
            for (var done = 0; done < passages; done += 1_000) {
                add(originals, words, scopes.get(i), documents.get(i), next, Math.min(1_000, passages - done));
                next += Math.min(1_000, passages - done);
            }
        }
    }

    private void add(
            List<Original> originals,
            java.util.Map<String, List<String>> words,
            int scope,
            UUID document,
            int from,
            int count) {
        var byLanguage = new HashMap<String, List<IndexedPassage>>();
        var vectors = new HashMap<UUID, float[]>();
        for (var i = from; i < from + count; i++) {
            var original = originals.get(i % originals.size());
            var isCopy = i < originals.size();
            var text = isCopy
                    ? original.text()
                    : replaced(original.text(), words.getOrDefault(original.language(), List.of()));
            var made = IndexedPassage.of(new Passage(i, text, "", null, 0, text.length()));
            vectors.put(made.digest(), isCopy ? original.vector() : shaken(original.vector()));
            byLanguage
                    .computeIfAbsent(original.language(), key -> new java.util.ArrayList<>())
                    .add(made);
        }
        var kind = kinds.newest(null).orElseThrow();
        byLanguage.forEach((code, passages) -> rows.add(new PassageRows.Content(
                scope,
                document,
                Stream.of(Language.values())
                        .filter(each -> each.code().equals(code))
                        .findFirst()
                        .orElseThrow(),
                passages,
                new Vectors.Made(kind, vectors))));
    }

    private List<Original> originals(int scope) {
        return sql.list(
                row -> {
                    var boxed = (Float[]) row.getArray(3).getArray();
                    var vector = new float[boxed.length];
                    for (var i = 0; i < vector.length; i++) {
                        vector[i] = boxed[i];
                    }
                    return new Original(row.getString(1), row.getString(2), vector);
                },
                """
                select language, concat_ws(E'\\n', nullif(heading, ''), text), embedding::real[] from passage
                join passage_vector on passage_id = id where passage.scope = ? order by id""",
                scope);
    }

    private String replaced(String text, List<String> words) {
        return Stream.of(text.split(" "))
                .map(word -> chance.nextDouble() < REPLACED ? words.get(chance.nextInt(words.size())) : word)
                .collect(Collectors.joining(" "));
    }

    private float[] shaken(float[] vector) {
        var made = new float[vector.length];
        for (var i = 0; i < vector.length; i++) {
            made[i] = vector[i] + (float) (chance.nextGaussian() * NOISE);
        }
        return made;
    }
}
