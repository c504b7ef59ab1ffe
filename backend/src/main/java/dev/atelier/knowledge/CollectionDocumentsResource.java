package dev.atelier.knowledge;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.accounts.CurrentCaller;
import dev.atelier.accounts.idempotency.SentAgain;
import dev.atelier.platform.http.Cursor;
import dev.atelier.platform.http.Page;
import dev.atelier.platform.http.PageQuery;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** The documents of a collection. */
@Path("/api/v1/knowledge/{id}/documents")
@Tag(name = "Knowledge")
class CollectionDocumentsResource {
    private final Documents documents;
    private final SentAgain sentAgain;
    private final CurrentCaller caller;

    CollectionDocumentsResource(Documents documents, SentAgain sentAgain, CurrentCaller caller) {
        this.documents = documents;
        this.sentAgain = sentAgain;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "The documents of a collection, by folder and name; needs `read`")
    public Page<Document> list(
            UUID id,
            @BeanParam PageQuery page,
            @QueryParam("state") @Nullable DocumentState state,
            @QueryParam("folder") @Nullable String folder,
            @QueryParam("q") @Parameter(description = "Searched in the name") @Nullable String q) {
        var query = new DocumentQuery(state, folder, q, page.size(), Cursor.parse(page.cursor, 3));
        return documents.list(caller.get(), id, query);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Add documents: files (at most 100 MiB each, 200 at once, 200 MiB together), a text, or an address",
            description =
                    "They are read as jobs: `state` tells how far. What is refused by itself is in `refused`. The same file under the same"
                            + " name and folder is not added twice.")
    @RequestBody(
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = Arrivals.Request.class)),
                @Content(
                        mediaType = MediaType.MULTIPART_FORM_DATA,
                        schema = @Schema(implementation = Arrivals.Form.class))
            })
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = Arrivals.Added.class)))
    public Response add(UUID id, @NotNull JsonNode body) throws IOException {
        documents.requireChangeable(caller.get(), id);
        return accepted(Arrivals.json(body, (received, folder) -> documents.add(caller.get(), id, received, folder)));
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(hidden = true)
    public Response addFiles(
            UUID id,
            @RestForm("file") List<FileUpload> files,
            @RestForm("folder") @Nullable String folder,
            @HeaderParam("Idempotency-Key") @Nullable String key)
            throws IOException {
        var form = new SentAgain.Form(key, "/api/v1/knowledge/" + id + "/documents", files, folder);
        return sentAgain.once(
                form,
                () -> accepted(Arrivals.files(
                        files, folder, (received, into) -> documents.add(caller.get(), id, received, into))));
    }

    private static Response accepted(Arrivals.Added added) {
        return Response.accepted(added).build();
    }
}
