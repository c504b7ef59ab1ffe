package dev.atelier.models.transfer;

import dev.atelier.accounts.Visibility;
import dev.atelier.platform.error.Fault;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** How an import is to be done, as the address says it. */
record ImportQuery(
        @QueryParam("mode")
        @DefaultValue("skip")
        @Parameter(description = "skip, update or rename: what to do where the id is here already")
        String mode,

        @QueryParam("dry_run")
        @DefaultValue("false")
        @Schema(type = SchemaType.BOOLEAN, defaultValue = "false")
        @Parameter(description = "true: the plan alone, nothing is written")
        String dryRun,

        @QueryParam("select") @Parameter(description = "The source_id of what to take; none means all")
        List<String> select,

        @QueryParam("visibility")
        @DefaultValue("private")
        @Parameter(description = "private or public, for models of which the file does not say")
        String visibility,

        @QueryParam("base")
        @Parameter(description = "source_id=base model id: what a model is to run on instead of what the file says")
        List<String> base,

        @QueryParam("filename")
        @Parameter(description = "What the file is called: Modelfiles are named by it")
        @Nullable
        String filename) {

    Imports.Wish wish() {
        return new Imports.Wish(
                word(Imports.Mode.class, "/mode", mode),
                truth(dryRun),
                Set.copyOf(select),
                word(Visibility.class, "/visibility", visibility),
                List.copyOf(base));
    }

    /** A slip such as {@code dry_run=yes} must not write. */
    private static boolean truth(String word) {
        return switch (word) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new Fault.Invalid("/dry_run", "must be true or false").asException();
        };
    }

    private static <E extends Enum<E>> E word(Class<E> type, String pointer, String word) {
        for (var constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(word)) {
                return constant;
            }
        }
        throw new Fault.Invalid(pointer, "is none of the documented words").asException();
    }
}
