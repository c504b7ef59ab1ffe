package dev.atelier.models.transfer;

import dev.atelier.accounts.Visibility;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** How an import is to be done, as the address says it. */
record ImportQuery(
        @QueryParam("mode")
        @DefaultValue("skip")
        @Parameter(description = "skip, update or rename: what to do where the id is here already")
        Imports.Mode mode,

        @QueryParam("dry_run")
        @DefaultValue("false")
        @Parameter(description = "true: the plan alone, nothing is written")
        boolean dryRun,

        @QueryParam("select") @Parameter(description = "The source_id of what to take; none means all")
        List<String> select,

        @QueryParam("visibility")
        @DefaultValue("private")
        @Parameter(description = "private or public, for models of which the file does not say")
        Visibility visibility,

        @QueryParam("base")
        @Parameter(description = "source_id=base model id: what a model is to run on instead of what the file says")
        List<String> base,

        @QueryParam("filename")
        @Parameter(description = "What the file is called: Modelfiles are named by it")
        @Nullable
        String filename) {

    Imports.Wish wish() {
        return new Imports.Wish(mode, dryRun, Set.copyOf(select), visibility, List.copyOf(base));
    }
}
