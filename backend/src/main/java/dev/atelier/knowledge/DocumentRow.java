package dev.atelier.knowledge;

import dev.atelier.accounts.Rights;
import dev.atelier.knowledge.text.Refusal;
import dev.atelier.platform.http.Etag;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A document as it is stored. */
record DocumentRow(
        UUID id,
        @Nullable UUID knowledgeId,
        int scope,
        UUID ownerId,
        String name,
        String folder,
        String mediaType,
        long size,
        @Nullable String sourceUrl,
        Contained now,
        Contained indexed,
        Work work,
        @Nullable String language,
        @Nullable Integer pages,
        int passages,
        long revision,
        Instant createdAt,
        Instant updatedAt) {

    /** A content, taken for one kind of file; without a digest there is none yet. */
    record Contained(byte @Nullable [] digest, @Nullable String mediaType) {}

    /** How far it is. */
    record Work(
            DocumentState state,
            int done,
            int total,
            @Nullable String problem,
            @Nullable String detail) {}

    static DocumentRow of(ResultSet row) throws SQLException {
        var pages = row.getInt("pages");
        var noPages = row.wasNull();
        return new DocumentRow(
                row.getObject("id", UUID.class),
                row.getObject("knowledge_id", UUID.class),
                row.getInt("scope"),
                row.getObject("owner_id", UUID.class),
                row.getString("name"),
                row.getString("folder"),
                row.getString("media_type"),
                row.getLong("size"),
                row.getString("source_url"),
                new Contained(row.getBytes("digest"), row.getString("media_type")),
                new Contained(row.getBytes("indexed_digest"), row.getString("indexed_media_type")),
                new Work(
                        DocumentState.of(row.getString("state")),
                        row.getInt("done"),
                        row.getInt("total"),
                        row.getString("problem"),
                        row.getString("problem_detail")),
                row.getString("language"),
                noPages ? null : pages,
                row.getInt("passages"),
                row.getLong("revision"),
                CollectionRows.instant(row, "created_at"),
                CollectionRows.instant(row, "updated_at"));
    }

    /** What its passages are of; what it is now where it has none. */
    Contained shownContent() {
        return indexed.digest() == null ? now : indexed;
    }

    Document view(Rights rights) {
        return new Document(
                id,
                knowledgeId,
                name,
                folder,
                mediaType,
                size,
                sourceUrl,
                work.state(),
                work.total() == 0 ? null : new Document.Progress(work.done(), work.total()),
                trouble(),
                language,
                pages,
                passages,
                createdAt,
                updatedAt,
                rights);
    }

    private Document.@Nullable Trouble trouble() {
        if (work.problem() == null) {
            return null;
        }
        var refusal = Refusal.of(work.problem()).orElse(Refusal.BROKEN);
        var detail = work.detail() == null ? refusal.detail() : work.detail();
        return new Document.Trouble(refusal.slug(), refusal.title(), detail);
    }

    /** What servers do with it makes another view, and is in nobody's way who changes it. */
    Etag etag(Rights rights) {
        return Etag.of(revision, rights.write() ? "w" : "r")
                .besides(work.state() + " " + work.done() + " " + work.total() + " " + updatedAt);
    }
}
