package dev.atelier.knowledge.ingestion;

import dev.atelier.knowledge.embedding.EmbeddingModel;
import dev.atelier.knowledge.index.Settings;
import dev.atelier.knowledge.text.Refusal;
import dev.atelier.platform.sql.Statements;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of documents, as the one who works on them needs them: each statement asks that the work is still this server's. */
@Singleton
class IngestionRows {
    /** Everybody who waits has a turn, however much one person has sent; among one person's, what is new comes before what is renewed. */
    private static final String CLAIM = """
            update document set replica_id = ?, beat_at = now(), tries = tries + 1, done = 0, total = 0,
                state = case when work = 'ingest' then 'parsing' else state end
            where id in (
                select id from document
                where work is not null and (replica_id is null or beat_at < now() - make_interval(secs => ?)) and id in (
                    select id from (
                        select id, asked_at, row_number() over (partition by owner_id order by work, asked_at, id) turn
                        from document
                        where work is not null and (replica_id is null or beat_at < now() - make_interval(secs => ?))) waiting
                    order by turn, asked_at limit ?)
                for update skip locked)
            returning id""";

    private static final String READ = """
            select d.id, d.scope, d.name, d.media_type, d.source_url, d.digest, d.work, d.tries,
                coalesce(k.chunk_size, 1000), coalesce(k.overlap, 150), k.embedding_connection_id, k.embedding_model
            from document d left join knowledge k on k.id = d.knowledge_id where d.id = any (?) and d.replica_id = ?""";

    private static final String MINE = " where id = ? and replica_id = ? and work is not null";

    private final UUID replica = UUID.randomUUID();
    private final Statements statements;

    IngestionRows(Statements statements) {
        this.statements = statements;
    }

    /**
     * Work that this server has taken on.
     *
     * @param digest null for an address from which nothing came yet
     * @param isRenewal the document stays ready, and only its passages are made anew
     */
    record Claimed(
            UUID id,
            int scope,
            String name,
            String mediaType,
            @Nullable String sourceUrl,
            byte @Nullable [] digest,
            boolean isRenewal,
            int tries,
            Settings settings) {}

    List<Claimed> claim(int most, Duration deadAfter) {
        var seconds = deadAfter.toMillis() / 1000.0;
        var taken = statements.list(row -> row.getObject(1, UUID.class), CLAIM, replica, seconds, seconds, most);
        return taken.isEmpty()
                ? List.of()
                : statements.list(IngestionRows::claimed, READ, taken.toArray(UUID[]::new), replica);
    }

    private static Claimed claimed(ResultSet row) throws SQLException {
        var connection = row.getObject(11, UUID.class);
        var embedding = connection == null ? null : new EmbeddingModel(connection, row.getString(12));
        return new Claimed(
                row.getObject(1, UUID.class),
                row.getInt(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getBytes(6),
                row.getString(7).equals("renew"),
                row.getInt(8),
                new Settings(row.getInt(9), row.getInt(10), embedding));
    }

    /** A sign of life, with how far it is. @return whether it is still this server's */
    boolean beat(UUID document, int done, int total) {
        return statements.run(
                        "update document set beat_at = now(), done = ?, total = ?" + MINE,
                        done,
                        total,
                        document,
                        replica)
                > 0;
    }

    /** What came from an address. */
    boolean fetched(UUID document, byte[] digest, String mediaType, long size) {
        return statements.run(
                        "update document set digest = ?, media_type = ?, size = ?" + MINE,
                        digest,
                        mediaType,
                        size,
                        document,
                        replica)
                > 0;
    }

    /** Whether whoever added a document has more than so many bytes of them now. */
    boolean isOverQuota(UUID document, long most) {
        return statements
                .first(
                        row -> row.getBoolean(1),
                        "select a.role <> 'admin' and (select sum(size) from document where owner_id = a.id) > ?"
                                + " from account a join document d on d.owner_id = a.id where d.id = ?",
                        most,
                        document)
                .orElse(false);
    }

    boolean embedding(UUID document, int pages) {
        return statements.run(
                        "update document set state = case when work = 'ingest' then 'embedding' else state end, pages = ?"
                                + MINE,
                        pages == 0 ? null : pages,
                        document,
                        replica)
                > 0;
    }

    /** Which text its passages are of, whoever may have taken the document from this server meanwhile: they serve. */
    void indexed(UUID document, byte[] digest, String mediaType, int passages) {
        statements.run(
                "update document set indexed_digest = ?, indexed_media_type = ?, passages = ?,"
                        + " language = (select language from passage where document_id = document.id limit 1) where id = ?",
                digest,
                mediaType,
                passages,
                document);
    }

    void ready(UUID document) {
        statements.run(
                "update document set state = 'ready', work = null, replica_id = null, done = 0, total = 0, tries = 0,"
                        + " problem = null, problem_detail = null, updated_at = now(), revision = revision + 1" + MINE,
                document,
                replica);
    }

    void failed(UUID document, Refusal refusal, @Nullable String detail) {
        statements.run(
                "update document set state = 'failed', work = null, replica_id = null, done = 0, total = 0,"
                        + " problem = ?, problem_detail = ?, updated_at = now(), revision = revision + 1" + MINE,
                refusal.slug(),
                detail,
                document,
                replica);
    }

    /** Gives back what this server works on: whoever is there next goes on with it. */
    void release() {
        statements.run(
                "update document set replica_id = null, tries = greatest(0, tries - 1), state = case when work = 'ingest' then 'queued' else state end"
                        + " where replica_id = ? and work is not null",
                replica);
    }
}
