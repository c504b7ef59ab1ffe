package dev.atelier.models;

import dev.atelier.accounts.CurrentCaller;
import dev.atelier.extensions.Extensions;
import dev.atelier.platform.sql.Sql;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Which models name an extension. */
@Path("/api/v1/extensions/{id}/used-by")
@Tag(name = "Extensions")
class ExtensionUsersResource {
    private static final String NAMING =
            "(tool_ids @> array[?]::text[] or filter_ids @> array[?]::text[] or action_ids @> array[?]::text[])";

    private final NamingModels models;
    private final Extensions extensions;
    private final CurrentCaller caller;

    ExtensionUsersResource(NamingModels models, Extensions extensions, CurrentCaller caller) {
        this.models = models;
        this.extensions = extensions;
        this.caller = caller;
    }

    @GET
    @Operation(
            summary = "The models that name an extension, as far as the caller may see inside them; needs `read` on it")
    public NamingModels.Found usedBy(String id) {
        extensions.requireReadable(caller.get(), id);
        return models.of(caller.get(), Sql.of(NAMING, id, id, id));
    }
}
