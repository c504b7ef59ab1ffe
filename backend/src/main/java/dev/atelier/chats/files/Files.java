package dev.atelier.chats.files;

import dev.atelier.accounts.Caller;
import dev.atelier.models.Quotas;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.time.Now;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Files in messages. They are their owner's alone: for everybody else, administrators too, they do not exist. */
@ApplicationScoped
public class Files {
    private final FileRepository files;
    private final Quotas quotas;

    Files(FileRepository files, Quotas quotas) {
        this.files = files;
        this.quotas = quotas;
    }

    /** A file with what is in it. */
    public record Whole(StoredFile file, byte[] bytes) {}

    @Transactional
    StoredFile store(Caller caller, Sent sent) {
        var file = new FileEntity();
        file.ownerId = caller.id();
        file.name = sent.name();
        file.mediaType = sent.mediaType();
        file.size = sent.bytes().length;
        if (sent.size() != null) {
            file.width = sent.size().width();
            file.height = sent.size().height();
        }
        file.digest = digest(sent.bytes());
        file.createdAt = Now.instant();
        files.keep(file.digest, sent.bytes());
        files.persist(file);
        quotas.checkFiles(caller);
        return StoredFile.of(file);
    }

    @Transactional
    Whole read(Caller caller, UUID id) {
        var file = files.findByIdOptional(id)
                .filter(found -> found.ownerId.equals(caller.id()))
                .orElseThrow(() -> new Fault.NotFound("file", id.toString()).asException());
        return new Whole(StoredFile.of(file), files.bytes(file));
    }

    /** Those of these that are the caller's, by id. */
    @Transactional
    public Map<UUID, StoredFile> own(Caller caller, Collection<UUID> ids) {
        return ids.isEmpty() ? Map.of() : byId(files.list("ownerId = ?1 and id in ?2", caller.id(), Set.copyOf(ids)));
    }

    /** With what is in them, for whoever sends them on; in the transaction of a caller who has asked whose they are. */
    @Transactional
    public Map<UUID, Whole> whole(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        var found = byId(files.list("id in ?1", Set.copyOf(ids)));
        var whole = new HashMap<UUID, Whole>();
        files.bytes(ids).forEach((id, bytes) -> {
            var file = found.get(id);
            if (file != null) {
                whole.put(id, new Whole(file, bytes));
            }
        });
        return whole;
    }

    private static Map<UUID, StoredFile> byId(List<FileEntity> found) {
        return found.stream().map(StoredFile::of).collect(Collectors.toMap(StoredFile::id, Function.identity()));
    }

    @Scheduled(every = "1h", delayed = "3m")
    @Transactional
    void sweep() {
        files.sweep();
    }

    private static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
