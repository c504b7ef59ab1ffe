package dev.atelier.knowledge;

import dev.atelier.accounts.Access;
import dev.atelier.accounts.Visibility;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A collection, or a document that belongs to models, as searches need it.
 *
 * @param scope what its passages stand under
 * @param k how many passages it gives
 * @param threshold how much they have to match
 */
record Ground(
        Kind kind,
        UUID id,
        int scope,
        int k,
        double threshold,
        UUID ownerId,
        Visibility visibility,
        List<String> grants)
        implements Access.Guarded {

    /** What may be searched. */
    enum Kind {
        COLLECTION("collection"),
        DOCUMENT("document");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    @Override
    public @Nullable UUID ownerId() {
        return ownerId;
    }
}
