package dev.atelier.chats.files;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class FileRepository implements PanacheRepositoryBase<FileEntity, UUID> {

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

    /** Files that no message holds a day after they came, then contents that no file has. */
    void sweep() {
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
