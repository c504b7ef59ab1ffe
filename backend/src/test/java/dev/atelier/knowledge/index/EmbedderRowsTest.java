package dev.atelier.knowledge.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.knowledge.embedding.EmbeddingModel;
import dev.atelier.platform.sql.Statements;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EmbedderRowsTest {
    @Inject
    EmbedderRows embedders;

    @Inject
    Counting counting;

    @Inject
    Statements sql;

    @Test
    void a_model_whose_vectors_lost_their_index_is_given_it_again() {
        var kind = embedders.of(new EmbeddingModel(UUID.randomUUID(), "nomic-embed-text"), 8);
        sql.run("drop index passage_vector_" + kind.id());
        assertThat(isIndexed(kind)).isFalse();
        counting.follow();
        assertThat(isIndexed(kind)).isTrue();
    }

    @Test
    void vectors_of_another_length_are_another_embedder() {
        var model = new EmbeddingModel(UUID.randomUUID(), "nomic-embed-text");
        assertThat(embedders.of(model, 8)).isEqualTo(embedders.of(model, 8)).isNotEqualTo(embedders.of(model, 16));
        assertThat(embedders.newest(model)).contains(embedders.of(model, 16));
    }

    @Test
    void vectors_too_long_for_an_index_are_kept_without_one() {
        var kind = embedders.of(new EmbeddingModel(UUID.randomUUID(), "long"), 5000);
        assertThat(isIndexed(kind)).isFalse();
        assertThat(embedders.withoutIndex()).doesNotContain(kind);
    }

    private boolean isIndexed(VectorKind kind) {
        return sql.first(row -> row.getString(1) != null, "select to_regclass(?)::text", "passage_vector_" + kind.id())
                .orElseThrow();
    }
}
