package dev.atelier.chats.files;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** A file that somebody sent; what is in it is kept apart, by its digest. */
@Entity
@Table(name = "file")
class FileEntity {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    UUID id;

    UUID ownerId;
    String name;
    String mediaType;
    long size;

    @Nullable
    Integer width;

    @Nullable
    Integer height;

    byte[] digest;
    Instant createdAt;
}
