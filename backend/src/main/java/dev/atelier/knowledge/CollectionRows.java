package dev.atelier.knowledge;

import dev.atelier.accounts.Visibility;
import dev.atelier.platform.sql.Sql;
import dev.atelier.platform.sql.Statements;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Collections as lists and answers show them, read in plain SQL: see {@code docs/decisions/0010-reads-in-plain-sql.md}. */
@Singleton
class CollectionRows {
    private static final String SHOWN = """
            select k.*, (select name from account where account.id = k.owner_id) owner_name, d.*
            from (select * from knowledge where %s) k
            cross join lateral (
                select count(*) total, count(*) filter (where state = 'ready') ready, count(*) filter (where state = 'failed') failed,
                    count(*) filter (where state in ('queued', 'parsing', 'embedding')) working,
                    count(*) filter (where state = 'ready' and work = 'renew') renewing, coalesce(sum(passages), 0) passages
                from document where document.knowledge_id = k.id) d
            order by %s""";

    private final Statements statements;

    CollectionRows(Statements statements) {
        this.statements = statements;
    }

    /** A row with what its view needs from other tables. */
    record Shown(
            KnowledgeEntity collection,
            String ownerName,
            KnowledgeView.Counts documents,
            long renewing,
            long passages) {}

    Optional<Shown> one(UUID id) {
        return shown(Sql.of("id = ?", id), "id").stream().findFirst();
    }

    List<Shown> page(Sql page, CollectionQuery.Sort sort) {
        return shown(page, sort.order);
    }

    long count(Sql condition) {
        return statements
                .list(Sql.of("select count(*) from knowledge where").then(condition), row -> row.getLong(1))
                .getFirst();
    }

    /** Those of these that are here, without what stands in other tables. */
    List<KnowledgeEntity> plain(List<UUID> ids) {
        return statements.list(CollectionRows::collection, "select * from knowledge where id = any (?)", (Object)
                ids.toArray(UUID[]::new));
    }

    private List<Shown> shown(Sql condition, String order) {
        return statements.list(
                new Sql(SHOWN.formatted(condition.text(), order), condition.values()), CollectionRows::shown);
    }

    private static Shown shown(ResultSet row) throws SQLException {
        var counts = new KnowledgeView.Counts(
                row.getLong("total"), row.getLong("ready"), row.getLong("failed"), row.getLong("working"));
        return new Shown(
                collection(row), row.getString("owner_name"), counts, row.getLong("renewing"), row.getLong("passages"));
    }

    private static KnowledgeEntity collection(ResultSet row) throws SQLException {
        var collection = new KnowledgeEntity();
        collection.id = row.getObject("id", UUID.class);
        collection.name = row.getString("name");
        collection.description = row.getString("description");
        collection.chunkSize = row.getInt("chunk_size");
        collection.overlap = row.getInt("overlap");
        collection.k = row.getInt("k");
        collection.threshold = row.getDouble("threshold");
        collection.embeddingConnectionId = row.getObject("embedding_connection_id", UUID.class);
        collection.embeddingModel = row.getString("embedding_model");
        collection.visibility = Visibility.of(row.getString("visibility"));
        collection.grants = List.of((String[]) row.getArray("grants").getArray());
        collection.scope = row.getInt("scope");
        collection.ownerId = row.getObject("owner_id", UUID.class);
        collection.revision = row.getLong("revision");
        collection.createdAt = instant(row, "created_at");
        collection.updatedAt = instant(row, "updated_at");
        return collection;
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
