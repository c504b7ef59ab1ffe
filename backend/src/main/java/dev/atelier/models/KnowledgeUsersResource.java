package dev.atelier.models;

import dev.atelier.accounts.Access;
import dev.atelier.accounts.CurrentCaller;
import dev.atelier.knowledge.Collections;
import dev.atelier.platform.sql.Sql;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Which models answer from a collection. */
@Path("/api/v1/knowledge/{id}/used-by")
@Tag(name = "Knowledge")
class KnowledgeUsersResource {
    private final ModelRows models;
    private final Collections collections;
    private final CurrentCaller caller;

    KnowledgeUsersResource(ModelRows models, Collections collections, CurrentCaller caller) {
        this.models = models;
        this.collections = collections;
        this.caller = caller;
    }

    /** @param hidden how many more there are whose inside the caller may not see */
    @Schema(name = "KnowledgeUsers")
    record Users(List<User> items, int hidden) {}

    @Schema(name = "KnowledgeUser")
    record User(String id, String name) {}

    @GET
    @Operation(
            summary = "The models that name a collection, as far as the caller may see inside them; needs `read` on it")
    public Users usedBy(UUID id) {
        collections.readable(caller.get(), id);
        var all = models.list(Sql.of("knowledge_ids @> array[?]::text[] order by name, id", id.toString()));
        var seen = all.stream()
                .map(ModelRows.Shown::model)
                .filter(model -> Access.rights(caller.get(), model).read())
                .map(model -> new User(model.id, model.name))
                .toList();
        return new Users(seen, all.size() - seen.size());
    }
}
