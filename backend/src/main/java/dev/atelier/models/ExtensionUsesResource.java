package dev.atelier.models;

import dev.atelier.accounts.CurrentCaller;
import dev.atelier.extensions.Extensions;
import dev.atelier.platform.sql.Statements;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How many models name each of several extensions, as a list of them tells. */
@Path("/api/v1/extensions/used-by")
@Tag(name = "Extensions")
class ExtensionUsesResource {
    private static final int MOST = 200;

    /** The first row, without an id, is that of all together. */
    private static final String COUNTS = """
            select coalesce(named.id, ''), count(distinct model.id) from model, unnest(tool_ids || filter_ids || action_ids) as named (id)
            where named.id = any(?::text[])
            group by grouping sets ((named.id), ()) order by 1""";

    private final Statements statements;
    private final Extensions extensions;
    private final CurrentCaller caller;

    ExtensionUsesResource(Statements statements, Extensions extensions, CurrentCaller caller) {
        this.statements = statements;
        this.extensions = extensions;
        this.caller = caller;
    }

    /** @param models how many name at least one of them */
    @Schema(name = "ExtensionUses")
    record Uses(List<Use> items, int models) {
        Uses {
            items = List.copyOf(items);
        }
    }

    /** @param models how many name it, whether the caller may see them or not */
    @Schema(name = "ExtensionUse")
    record Use(String id, int models) {}

    @GET
    @Operation(
            summary = "How many models name each of these extensions (at most 200)",
            description = "Of those that the caller may see inside; what no model names is left out.")
    public Uses uses(@QueryParam("id") @Size(max = MOST) List<String> ids) {
        var readable = extensions.readable(caller.get(), ids).toArray(String[]::new);
        var counted = statements.list(row -> new Use(row.getString(1), row.getInt(2)), COUNTS, (Object) readable);
        return new Uses(counted.subList(1, counted.size()), counted.getFirst().models());
    }
}
