package dev.atelier.knowledge;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.accounts.CurrentCaller;
import dev.atelier.platform.http.Cursor;
import dev.atelier.platform.http.Page;
import dev.atelier.platform.http.PageQuery;
import dev.atelier.platform.http.Precondition;
import dev.atelier.platform.http.Tagging;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Collections of documents, one by one and as a list. */
@Path("/api/v1/knowledge")
@Tag(name = "Knowledge")
class KnowledgeResource {
    private final Collections collections;
    private final EmbeddingModels embedding;
    private final CurrentCaller caller;

    KnowledgeResource(Collections collections, EmbeddingModels embedding, CurrentCaller caller) {
        this.embedding = embedding;
        this.collections = collections;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "The collections that the caller may use, the last changed first")
    public Page<KnowledgeView> list(
            @BeanParam PageQuery page,
            @QueryParam("q") @Parameter(description = "Searched in name and description") @Nullable String q,
            @QueryParam("sort")
                    @DefaultValue("-updated_at")
                    @Parameter(description = "By name, or the last changed first")
                    CollectionQuery.Sort sort) {
        return collections.list(caller.get(), new CollectionQuery(q, sort, page.size(), Cursor.parse(page.cursor, 2)));
    }

    @POST
    @Operation(summary = "Make a collection")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = KnowledgeView.class)))
    public Response create(@NotNull KnowledgeContent content) {
        var made = collections.create(caller.get(), content);
        return Tagging.created(
                made.collection(),
                made.etag(),
                Tagging.location("/api/v1/knowledge/", made.collection().id().toString()));
    }

    @GET
    @Path("/embedding-models")
    @Operation(summary = "The models that passages can be embedded with, the built-in one first")
    public Page<EmbeddingModels.Offer> embeddingModels() {
        return Page.whole(embedding.list());
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One collection, with how many documents it has")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = KnowledgeView.class)))
    @APIResponse(responseCode = "304", description = "Unchanged since If-None-Match")
    public Response read(UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        var found = collections.read(caller.get(), id);
        return Tagging.read(found.collection(), found.etag(), ifNoneMatch);
    }

    @PATCH
    @Path("/{id}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @Operation(
            summary = "Change single fields (JSON Merge Patch, RFC 7396)",
            description =
                    "Another size of passages or another embedding model has them made anew, while the old ones serve: `reembedding` tells how far.")
    @RequestBody(content = @Content(schema = @Schema(implementation = KnowledgeContent.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = KnowledgeView.class)))
    public Response patch(UUID id, @NotNull JsonNode patch, @HeaderParam("If-Match") @Nullable String ifMatch) {
        var saved = collections.patch(caller.get(), id, patch, new Precondition(ifMatch));
        return Tagging.saved(saved.collection(), saved.etag());
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Delete a collection with its documents")
    public void delete(UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        collections.delete(caller.get(), id, new Precondition(ifMatch));
    }
}
