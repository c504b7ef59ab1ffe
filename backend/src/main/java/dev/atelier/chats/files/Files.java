package dev.atelier.chats.files;

import dev.atelier.accounts.Caller;
import dev.atelier.models.Quotas;
import dev.atelier.platform.digest.Sha256;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.time.Now;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
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
    record Whole(StoredFile file, byte[] bytes) {}

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
        file.digest = Sha256.of(sent.bytes());
        file.createdAt = Now.instant();
        files.keep(file.digest, sent.bytes());
        files.persist(file);
        quotas.checkFiles(caller);
        return StoredFile.of(file);
    }

    /** A file that was made for somebody: theirs as if they had sent it. Refuses what is neither picture nor text. */
    @Transactional
    public StoredFile made(Caller caller, String name, byte[] bytes) {
        return store(caller, Sent.of(name, bytes));
    }

    @Transactional
    Whole read(Caller caller, UUID id) {
        var file = files.findByIdOptional(id)
                .filter(found -> found.ownerId.equals(caller.id()))
                .orElseThrow(() -> new Fault.NotFound("file", id.toString()).asException());
        return new Whole(StoredFile.of(file), files.bytes(file));
    }

    /** Those of these that are this person's, by id, for a message that is written next: they stay for a day, and as long as a message holds them. */
    public Map<UUID, StoredFile> hold(UUID owner, Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : files.hold(owner, Set.copyOf(ids)).stream()
                        .collect(Collectors.toMap(StoredFile::id, Function.identity()));
    }

    /** What is in them, by id, as far as they are there and this person's. */
    public Map<UUID, byte[]> bytes(UUID owner, Collection<UUID> ids) {
        return ids.isEmpty() ? Map.of() : files.bytes(owner, Set.copyOf(ids));
    }

    @Scheduled(every = "1h", delayed = "3m")
    @Transactional
    void sweep() {
        files.sweep();
    }
}
