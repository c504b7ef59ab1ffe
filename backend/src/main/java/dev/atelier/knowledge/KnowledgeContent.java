package dev.atelier.knowledge;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.atelier.accounts.Sharing;
import dev.atelier.accounts.SharingRules;
import dev.atelier.platform.error.FieldError;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a caller writes of a collection; what only the server sets is ignored, so that what was read can be sent back. */
@Schema(name = "KnowledgeRequest")
@JsonIgnoreProperties({"id", "owner", "documents", "passages", "reembedding", "created_at", "updated_at", "permissions"
})
public record KnowledgeContent(
        @Nullable @Schema(examples = "Handbook") String name,

        @Nullable @Schema(examples = "What everybody here should know")
        String description,

        @Nullable KnowledgeSettings settings,
        @Nullable Sharing access) {
    private static final int NAME = 200;
    private static final int DESCRIPTION = 4_000;

    List<FieldError> check() {
        var errors = new ArrayList<FieldError>();
        if (name == null || name.isBlank() || name.length() > NAME) {
            errors.add(new FieldError("/name", "must have 1 to " + NAME + " characters"));
        }
        if (description != null && description.length() > DESCRIPTION) {
            errors.add(new FieldError("/description", "must have at most " + DESCRIPTION + " characters"));
        }
        if (holdsNul(name) || holdsNul(description)) {
            errors.add(new FieldError(holdsNul(name) ? "/name" : "/description", "must hold no NUL character"));
        }
        errors.addAll(KnowledgeSettings.check(settings));
        errors.addAll(SharingRules.form(access));
        return errors;
    }

    private static boolean holdsNul(@Nullable String text) {
        return text != null && text.indexOf('\0') >= 0;
    }
}
