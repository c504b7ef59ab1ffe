package dev.atelier.models;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The picture of a model; apart from its row, so that lists do not carry it. */
@Entity
@Table(name = "model_avatar")
class AvatarEntity {
    @Id
    String modelId;

    String mediaType;
    byte[] bytes;
}
