package dev.atelier.models;

import dev.atelier.accounts.Access;
import dev.atelier.accounts.CurrentCaller;
import dev.atelier.extensions.Extensions;
import dev.atelier.platform.sql.Sql;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Which models name an extension. */
@Path("/api/v1/extensions/{id}/used-by")
@Tag(name = "Extensions")
class ExtensionUsersResource {
    private static final String NAMING =
            "(tool_ids @> array[?]::text[] or filter_ids @> array[?]::text[] or action_ids @> array[?]::text[]) order by name, id";

    private final ModelRows models;
    private final Extensions extensions;
    private final CurrentCaller caller;

    ExtensionUsersResource(ModelRows models, Extensions extensions, CurrentCaller caller) {
        this.models = models;
        this.extensions = extensions;
        this.caller = caller;
    }

    /** @param others how many more there are whose inside the caller may not see */
    @Schema(name = "ExtensionUsers")
    record Users(List<User> items, int others) {}

    @Schema(name = "ExtensionUser")
    record User(String id, String name) {}

    @GET
    @Operation(
            summary = "The models that name an extension, as far as the caller may see inside them; needs `read` on it")
    public Users usedBy(String id) {
        extensions.requireReadable(caller.get(), id);
        var all = models.list(Sql.of(NAMING, id, id, id));
        var seen = all.stream()
                .map(ModelRows.Shown::model)
                .filter(model -> Access.rights(caller.get(), model).read())
                .map(model -> new User(model.id, model.name))
                .toList();
        return new Users(seen, all.size() - seen.size());
    }
}
