package dev.atelier.chats.files;

import dev.atelier.platform.sql.Statements;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

@ApplicationScoped
class FileRepository implements PanacheRepositoryBase<FileEntity, UUID> {
    private final Statements statements;

    FileRepository(Statements statements) {
        this.statements = statements;
    }

    /** Kept once: what is there already is not written again. */
    void keep(byte[] digest, byte[] bytes) {
        getEntityManager()
                .createNativeQuery("insert into file_content (digest, bytes) values (?1, ?2) on conflict do nothing")
                .setParameter(1, digest)
                .setParameter(2, bytes)
                .executeUpdate();
    }

    byte[] bytes(FileEntity file) {
        return (byte[]) getEntityManager()
                .createNativeQuery("select bytes from file_content where digest = ?1", byte[].class)
                .setParameter(1, file.digest)
                .getSingleResult();
    }

    /** Of many files, in one query. */
    Map<UUID, byte[]> bytes(UUID owner, Collection<UUID> ids) {
        var bytes = new HashMap<UUID, byte[]>();
        statements
                .list(
                        row -> Map.entry(row.getObject(1, UUID.class), row.getBytes(2)),
                        "select f.id, c.bytes from file f join file_content c on c.digest = f.digest where f.id = any(?) and f.owner_id = ?",
                        ids.toArray(UUID[]::new),
                        owner)
                .forEach(entry -> bytes.put(entry.getKey(), entry.getValue()));
        return bytes;
    }

    /** Marks them as wanted now; one that is being swept is waited for, and is not there then. */
    List<StoredFile> hold(UUID owner, Collection<UUID> ids) {
        return statements.list(FileRepository::stored, """
                update file set held_at = now() where id = any(?) and owner_id = ?
                returning id, name, media_type, size, width, height, created_at""", ids.toArray(UUID[]::new), owner);
    }

    private static StoredFile stored(ResultSet row) throws SQLException {
        return new StoredFile(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                row.getObject(5, Integer.class),
                row.getObject(6, Integer.class),
                row.getObject(7, OffsetDateTime.class).toInstant());
    }

    /** Files that no message holds a day after they were wanted last, then contents that no file has. */
    void sweep() {
        getEntityManager().createNativeQuery("""
                delete from file f where held_at < now() - interval '1 day'
                  and not exists (select 1 from message m where m.attachments <> '[]'
                      and m.attachments @> jsonb_build_array(jsonb_build_object('file_id', f.id)))
                """).executeUpdate();
        getEntityManager().createNativeQuery("""
                delete from file_content c where not exists (select 1 from file f where f.digest = c.digest)
                """).executeUpdate();
    }
}
