package dev.atelier.models;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Pictures as rows. What is put here has been re-encoded: {@link Picture}. */
@ApplicationScoped
class AvatarRepository implements PanacheRepositoryBase<AvatarEntity, String> {

    Optional<Picture> picture(String modelId) {
        return findByIdOptional(modelId).map(AvatarRepository::picture);
    }

    /** Those of many models, in one query. */
    Map<String, Picture> pictures(Collection<String> modelIds) {
        return list("modelId in ?1", modelIds).stream()
                .collect(Collectors.toMap(row -> row.modelId, AvatarRepository::picture));
    }

    void put(ModelEntity model, Picture picture) {
        var row = findById(model.id);
        if (row == null) {
            row = new AvatarEntity();
            row.modelId = model.id;
        }
        row.mediaType = picture.mediaType();
        row.bytes = picture.bytes();
        persist(row);
        model.avatarHash = picture.hash();
    }

    /** Whether there was one. */
    boolean remove(ModelEntity model) {
        model.avatarHash = null;
        return deleteById(model.id);
    }

    void copy(ModelEntity from, ModelEntity to) {
        if (from.avatarHash != null) {
            picture(from.id).ifPresent(picture -> put(to, picture));
        }
    }

    private static Picture picture(AvatarEntity row) {
        return new Picture(row.mediaType, row.bytes);
    }
}
