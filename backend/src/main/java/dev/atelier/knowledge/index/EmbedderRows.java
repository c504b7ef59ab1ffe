package dev.atelier.knowledge.index;

import dev.atelier.knowledge.embedding.EmbeddingModel;
import dev.atelier.platform.sql.Statements;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The embedding models whose vectors are kept. Each has an index of its own, since vectors of two models cannot be compared. */
@Singleton
public class EmbedderRows {
    private static final String BUILT_IN = "all-MiniLM-L6-v2";
    private static final int MAKING = 2_100_001; // a number of ours among PostgreSQL's advisory locks

    private static final String COLUMNS = "id, connection_id, model, dimensions";
    private static final String OF_MODEL =
            "select " + COLUMNS + " from embedder where connection_id is not distinct from ?::uuid and model = ?";

    private static final String WITHOUT_INDEX =
            "select " + COLUMNS + " from embedder where to_regclass('passage_vector_' || id) is null order by id";

    private final Statements sql;

    EmbedderRows(Statements sql) {
        this.sql = sql;
    }

    /** All there are; few, and they never change. */
    public List<VectorKind> all() {
        return sql.list(EmbedderRows::kind, "select " + COLUMNS + " from embedder");
    }

    /** The one that was made last: a model's vectors may have become longer or shorter. */
    Optional<VectorKind> newest(@Nullable EmbeddingModel model) {
        return first(
                sql.list(EmbedderRows::kind, OF_MODEL + " order by id desc limit 1", connection(model), name(model)));
    }

    /** Made, with its index, where there is none yet. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    VectorKind of(@Nullable EmbeddingModel model, int dimensions) {
        return known(model, dimensions).orElseGet(() -> {
            sql.run("select pg_advisory_xact_lock(?)", MAKING); // two replicas may meet the same model at once
            return known(model, dimensions).orElseGet(() -> made(model, dimensions));
        });
    }

    private Optional<VectorKind> known(@Nullable EmbeddingModel model, int dimensions) {
        return first(sql.list(
                EmbedderRows::kind, OF_MODEL + " and dimensions = ?", connection(model), name(model), dimensions));
    }

    private VectorKind made(@Nullable EmbeddingModel model, int dimensions) {
        var made = sql.list(
                        EmbedderRows::kind,
                        "insert into embedder (connection_id, model, dimensions) values (?::uuid, ?, ?) returning "
                                + COLUMNS,
                        connection(model),
                        name(model),
                        dimensions)
                .getFirst();
        index(made);
        return made;
    }

    /** Those that should have an index and have none: backups hold rows, and these indexes are made by no migration. */
    List<VectorKind> withoutIndex() {
        return sql.list(EmbedderRows::kind, WITHOUT_INDEX).stream()
                .filter(kind -> kind.indexed("embedding").isPresent())
                .toList();
    }

    /** Of more dimensions than an index takes there is none. */
    void index(VectorKind kind) {
        kind.indexed("embedding").ifPresent(indexed -> sql.run("""
                create index passage_vector_%1$d on passage_vector using hnsw ((%2$s) %3$s)
                with (m = 16, ef_construction = 64) where embedder = %1$d""".formatted(kind.id(), indexed, kind.operators())));
    }

    private static VectorKind kind(ResultSet row) throws SQLException {
        var connection = row.getObject("connection_id", UUID.class);
        var model = connection == null ? null : new EmbeddingModel(connection, row.getString("model"));
        return new VectorKind(row.getInt("id"), model, row.getInt("dimensions"));
    }

    private static Optional<VectorKind> first(List<VectorKind> found) {
        return found.stream().findFirst();
    }

    private static @Nullable UUID connection(@Nullable EmbeddingModel model) {
        return model == null ? null : model.connectionId();
    }

    private static String name(@Nullable EmbeddingModel model) {
        return model == null ? BUILT_IN : model.model();
    }
}
