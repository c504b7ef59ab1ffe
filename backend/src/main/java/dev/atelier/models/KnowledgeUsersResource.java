package dev.atelier.models;

import dev.atelier.accounts.CurrentCaller;
import dev.atelier.knowledge.Collections;
import dev.atelier.platform.sql.Sql;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Which models answer from a collection. */
@Path("/api/v1/knowledge/{id}/used-by")
@Tag(name = "Knowledge")
class KnowledgeUsersResource {
    private final NamingModels models;
    private final Collections collections;
    private final CurrentCaller caller;

    KnowledgeUsersResource(NamingModels models, Collections collections, CurrentCaller caller) {
        this.models = models;
        this.collections = collections;
        this.caller = caller;
    }

    @GET
    @Operation(
            summary = "The models that name a collection, as far as the caller may see inside them; needs `read` on it")
    public NamingModels.Found usedBy(UUID id) {
        collections.readable(caller.get(), id);
        return models.of(caller.get(), Sql.of("knowledge_ids @> array[?]::text[]", id.toString()));
    }
}
