package dev.atelier.knowledge.index;

import dev.atelier.knowledge.embedding.Embedders;
import dev.atelier.knowledge.embedding.EmbeddingModel;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.error.UpstreamCause;
import dev.atelier.platform.sql.Statements;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The vectors of a document's passages: each text is embedded once, wherever it stands. */
@Singleton
class Vectors {
    private final Embedders embedders;
    private final EmbedderRows rows;
    private final Statements sql;

    Vectors(Embedders embedders, EmbedderRows rows, Statements sql) {
        this.embedders = embedders;
        this.rows = rows;
        this.sql = sql;
    }

    /** @param fresh of the texts that no passage has yet; those of all others stand in the database */
    record Made(VectorKind kind, Map<UUID, float[]> fresh) {}

    Made of(List<IndexedPassage> passages, @Nullable EmbeddingModel model, IndexProgress progress) {
        var known = rows.newest(model);
        var there = known.map(kind -> there(kind, passages)).orElse(Set.of());
        var fresh = fresh(passages, there, model, progress);
        if (fresh.isEmpty()) {
            return new Made(known.orElseThrow(), fresh);
        }
        var kind = rows.of(model, length(fresh, model));
        var changed = !there.isEmpty() && known.filter(kind::equals).isEmpty();
        return new Made(kind, changed ? fresh(passages, Set.of(), model, progress) : fresh);
    }

    /** Of all of them; a model may change between two batches. */
    private static int length(Map<UUID, float[]> vectors, @Nullable EmbeddingModel model) {
        var lengths = vectors.values().stream()
                .map(vector -> vector.length)
                .distinct()
                .toList();
        if (lengths.size() > 1) {
            throw new Fault.Upstream(
                            UpstreamCause.INVALID,
                            model == null ? "" : model.model(),
                            "it answers with vectors of different lengths.")
                    .asException();
        }
        return lengths.getFirst();
    }

    private Set<UUID> there(VectorKind kind, List<IndexedPassage> passages) {
        var digests = passages.stream().map(each -> each.digest().toString()).toArray(String[]::new);
        return new HashSet<>(sql.list(
                row -> row.getObject(1, UUID.class),
                "select distinct digest from passage_vector where embedder = ? and digest = any(?::uuid[])",
                kind.id(),
                digests));
    }

    private Map<UUID, float[]> fresh(
            List<IndexedPassage> passages, Set<UUID> there, @Nullable EmbeddingModel model, IndexProgress progress) {
        var texts = new LinkedHashMap<UUID, String>();
        passages.stream()
                .filter(each -> !there.contains(each.digest()))
                .forEach(each -> texts.put(each.digest(), each.passage().searched()));
        var digests = List.copyOf(texts.keySet());
        var made = new HashMap<UUID, float[]>();
        for (var from = 0; from < digests.size(); from += Embedders.BATCH) {
            progress.at(passages.size() - digests.size() + from, passages.size());
            var batch = digests.subList(from, Math.min(digests.size(), from + Embedders.BATCH));
            var vectors =
                    embedders.ofPassages(model, List.copyOf(texts.values()).subList(from, from + batch.size()));
            for (var i = 0; i < batch.size(); i++) {
                made.put(batch.get(i), vectors.get(i));
            }
        }
        return made;
    }
}
