package dev.atelier.models;

import dev.atelier.accounts.Visibility;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who may use a model besides its owner and administrators. Sharing with single people and groups is not there yet. */
@Schema(name = "Access")
public record Sharing(Visibility visibility, @Nullable List<Grant> grants) {
    public static final Sharing PRIVATE = new Sharing(Visibility.PRIVATE, List.of());

    public Sharing {
        grants = grants == null ? List.of() : List.copyOf(grants);
    }

    /** @param principal {@code user:<id>} or {@code group:<id>}; @param permission use, read or write */
    public record Grant(String principal, String permission) {}
}
