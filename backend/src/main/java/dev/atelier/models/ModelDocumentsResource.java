package dev.atelier.models;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.accounts.CurrentCaller;
import dev.atelier.accounts.idempotency.SentAgain;
import dev.atelier.knowledge.Arrivals;
import dev.atelier.knowledge.Document;
import dev.atelier.platform.http.Page;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Documents straight on a model, in no collection. */
@Path("/api/v1/models/{id}/documents")
@Tag(name = "Workspace models")
class ModelDocumentsResource {
    private final AttachedDocuments documents;
    private final SentAgain sentAgain;
    private final CurrentCaller caller;

    ModelDocumentsResource(AttachedDocuments documents, SentAgain sentAgain, CurrentCaller caller) {
        this.documents = documents;
        this.sentAgain = sentAgain;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "The documents that belong straight to a model; needs `read`")
    public Page<Document> list(String id) {
        return Page.whole(documents.list(caller.get(), id));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Put documents straight on a model: files, a text, or an address",
            description =
                    "As with collections; each makes a version of the model. A document that no model names any more is deleted after a day.")
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
    public Response add(String id, @NotNull JsonNode body) throws IOException {
        documents.requireWritable(caller.get(), id);
        return accepted(Arrivals.json(body, (received, folder) -> documents.add(caller.get(), id, received, folder)));
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(hidden = true)
    public Response addFiles(
            String id,
            @RestForm("file") List<FileUpload> files,
            @RestForm("folder") @Nullable String folder,
            @HeaderParam("Idempotency-Key") @Nullable String key)
            throws IOException {
        var form = new SentAgain.Form(key, "/api/v1/models/" + id + "/documents", files, folder);
        return sentAgain.once(
                form,
                () -> accepted(Arrivals.files(
                        files, folder, (received, into) -> documents.add(caller.get(), id, received, into))));
    }

    private static Response accepted(Arrivals.Added added) {
        return Response.accepted(added).build();
    }
}
