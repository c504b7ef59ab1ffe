package dev.atelier.knowledge;

import dev.atelier.accounts.Access;
import dev.atelier.accounts.Sharing;
import dev.atelier.accounts.Visibility;
import dev.atelier.knowledge.embedding.EmbeddingModel;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.Generated;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;

/** A collection as it is stored. */
@Entity
@Table(name = "knowledge")
public class KnowledgeEntity implements Access.Guarded {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    UUID id;

    String name;
    String description = "";
    int chunkSize;
    int overlap;
    int k;
    double threshold;

    @Nullable
    UUID embeddingConnectionId;

    @Nullable
    String embeddingModel;

    @Convert(converter = VisibilityConverter.class)
    Visibility visibility = Visibility.PRIVATE;

    /** As {@link dev.atelier.accounts.Grant#text} writes them. */
    @JdbcTypeCode(SqlTypes.ARRAY)
    @Mutability(Immutability.class)
    List<String> grants = List.of();

    /** What its passages are searched by; the database numbers it. */
    @Column(insertable = false, updatable = false)
    @Generated
    int scope;

    UUID ownerId;

    @Version
    long revision;

    Instant createdAt;
    Instant updatedAt;

    KnowledgeSettings settings() {
        return new KnowledgeSettings(chunkSize, overlap, k, threshold, embedding());
    }

    @Nullable
    EmbeddingModel embedding() {
        return embeddingConnectionId == null || embeddingModel == null
                ? null
                : new EmbeddingModel(embeddingConnectionId, embeddingModel);
    }

    /** Whether its passages have to be made anew. */
    boolean cuts(KnowledgeSettings other) {
        return chunkSize == KnowledgeSettings.or(other.chunkSize(), 0)
                && overlap == KnowledgeSettings.or(other.overlap(), 0)
                && Objects.equals(embedding(), other.embeddingModel());
    }

    /** What is left out stays; but no embedding model is the built-in one. */
    void fill(KnowledgeContent content) {
        name = content.name() == null ? name : content.name().strip();
        description = content.description() == null ? "" : content.description();
        if (content.settings() != null) {
            settings(content.settings());
        }
        if (content.access() != null) {
            share(content.access());
        }
    }

    private void share(Sharing access) {
        visibility = access.visibility();
        grants = access.stored();
    }

    void settings(KnowledgeSettings to) {
        var unsaid = KnowledgeSettings.DEFAULT;
        chunkSize = KnowledgeSettings.or(to.chunkSize(), KnowledgeSettings.or(unsaid.chunkSize(), 0));
        overlap =
                KnowledgeSettings.or(to.overlap(), Math.min(KnowledgeSettings.or(unsaid.overlap(), 0), chunkSize / 2));
        k = KnowledgeSettings.or(to.k(), KnowledgeSettings.or(unsaid.k(), 0));
        threshold = to.threshold() == null ? 0 : to.threshold();
        var embedding = to.embeddingModel();
        embeddingConnectionId = embedding == null ? null : embedding.connectionId();
        embeddingModel = embedding == null ? null : embedding.model();
    }

    @Override
    public UUID ownerId() {
        return ownerId;
    }

    @Override
    public Visibility visibility() {
        return visibility;
    }

    @Override
    public List<String> grants() {
        return grants;
    }
}
