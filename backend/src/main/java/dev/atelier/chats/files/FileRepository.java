package dev.atelier.chats.files;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

@ApplicationScoped
class FileRepository implements PanacheRepositoryBase<FileEntity, UUID> {
    /** Names the lock; any number that nobody else takes. */
    private static final long SWEEPING = 0x66696c6573L;

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
    @SuppressWarnings("unchecked")
    Map<UUID, byte[]> bytes(UUID owner, Collection<UUID> ids) {
        List<Object[]> rows = getEntityManager()
                .createNativeQuery(
                        "select f.id, c.bytes from file f join file_content c on c.digest = f.digest where f.id = any(?1) and f.owner_id = ?2")
                .setParameter(1, ids.toArray(UUID[]::new))
                .setParameter(2, owner)
                .getResultList();
        var bytes = new HashMap<UUID, byte[]>();
        rows.forEach(row -> bytes.put((UUID) row[0], (byte[]) row[1]));
        return bytes;
    }

    /** Until the end of the transaction nothing is swept: what is put into a message now stays. */
    void keepSweepersOut() {
        lock("select pg_advisory_xact_lock_shared(?1)");
    }

    private void lock(String how) {
        getEntityManager()
                .createNativeQuery(how, Object.class)
                .setParameter(1, SWEEPING)
                .getSingleResult();
    }

    /** Files that no message holds a day after they came, then contents that no file has. */
    void sweep() {
        lock("select pg_advisory_xact_lock(?1)"); // a statement later than it sees every message that holds a file
        getEntityManager().createNativeQuery("""
                delete from file f where created_at < now() - interval '1 day'
                  and not exists (select 1 from message m where m.attachments <> '[]'
                      and m.attachments @> jsonb_build_array(jsonb_build_object('file_id', f.id)))
                """).executeUpdate();
        getEntityManager().createNativeQuery("""
                delete from file_content c where not exists (select 1 from file f where f.digest = c.digest)
                """).executeUpdate();
    }
}
