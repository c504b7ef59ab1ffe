package dev.atelier.knowledge;

import dev.atelier.platform.sql.Sql;
import dev.atelier.platform.sql.Statements;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/** Documents in plain SQL. What servers do with them is in the room inside, {@code ingestion}. */
@Singleton
class DocumentRows {
    private final Statements statements;

    DocumentRows(Statements statements) {
        this.statements = statements;
    }

    Optional<DocumentRow> find(UUID id) {
        return statements.first(DocumentRow::of, "select * from document where id = ?", id);
    }

    List<DocumentRow> find(Collection<UUID> ids) {
        return statements.list(
                DocumentRow::of, "select * from document where id = any (?)", (Object) ids.toArray(UUID[]::new));
    }

    List<DocumentRow> list(Sql page) {
        return statements.list(Sql.of("select * from document where").then(page), DocumentRow::of);
    }

    long count(Sql condition) {
        return statements
                .list(Sql.of("select count(*) from document where").then(condition), row -> row.getLong(1))
                .getFirst();
    }

    List<Documents.Folder> folders(UUID collection) {
        return statements.list(
                row -> new Documents.Folder(row.getString(1), row.getInt(2)),
                "select folder, count(*) from document where knowledge_id = ? and folder <> '' group by folder order by folder",
                collection);
    }

    /** The same content or address under the same name, in the same place. */
    Optional<UUID> same(Place place, Received.Kept kept) {
        return statements.first(
                row -> row.getObject(1, UUID.class),
                "select id from document where knowledge_id = ? and folder = ? and name = ? and (digest = ? or source_url = ?) limit 1",
                place.collection(),
                place.folder(),
                kept.name(),
                kept.digest(),
                kept.sourceUrl());
    }

    /** Where a document is put. @param collection null for one that belongs straight to a model */
    record Place(@Nullable UUID collection, String folder, UUID owner) {}

    UUID add(Place place, Received.Kept kept) {
        var id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        statements.run(
                """
                insert into document (id, knowledge_id, scope, owner_id, name, folder, media_type, size, source_url, digest, state,
                    asked_at, created_at, updated_at)
                values (?, ?, coalesce((select scope from knowledge where id = ?), nextval('knowledge_scope')), ?, ?, ?, ?, ?, ?, ?,
                    'queued', clock_timestamp(), now(), now())""",
                id,
                place.collection(),
                place.collection(),
                place.owner(),
                kept.name(),
                place.folder(),
                kept.mediaType(),
                kept.size(),
                kept.sourceUrl(),
                kept.digest());
        return id;
    }

    void replace(UUID id, Received.Kept kept) {
        statements.run(
                "update document set name = ?, media_type = ?, size = ?, source_url = ?, digest = ?, revision = revision + 1 where id = ?",
                kept.name(),
                kept.mediaType(),
                kept.size(),
                kept.sourceUrl(),
                kept.digest(),
                id);
    }

    void rename(UUID id, String name, String folder) {
        statements.run(
                "update document set name = ?, folder = ?, updated_at = now(), revision = revision + 1 where id = ?",
                name,
                folder,
                id);
    }

    void delete(UUID id) {
        statements.run("delete from document where id = ?", id);
    }

    /** How many bytes of documents somebody has added, what is the same counted each time. */
    long bytes(UUID owner) {
        return statements
                .first(row -> row.getLong(1), "select coalesce(sum(size), 0) from document where owner_id = ?", owner)
                .orElse(0L);
    }
}
