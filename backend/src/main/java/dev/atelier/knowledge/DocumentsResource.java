package dev.atelier.knowledge;

import dev.atelier.accounts.CurrentCaller;
import dev.atelier.knowledge.text.Block;
import dev.atelier.knowledge.text.ParsedText;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.http.Precondition;
import dev.atelier.platform.http.Tagging;
import io.vertx.ext.web.RoutingContext;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Documents, one by one, wherever they are. */
@Path("/api/v1/documents/{id}")
@Tag(name = "Knowledge")
class DocumentsResource {
    private final Documents documents;
    private final CurrentCaller caller;

    DocumentsResource(Documents documents, CurrentCaller caller) {
        this.documents = documents;
        this.caller = caller;
    }

    @Schema(name = "DocumentPatch")
    record Patch(
            @Nullable @Schema(examples = "handbook-2026.pdf")
            String name,

            @Nullable @Schema(examples = "Policies") String folder) {}

    /** @param pages where each begins in the text, in UTF-16 units; empty where the format has none */
    @Schema(name = "DocumentText")
    record Text(String text, List<PageStart> pages) {}

    @Schema(name = "PageStart")
    record PageStart(int page, int start) {}

    @GET
    @Operation(summary = "One document, with how far it is")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Document.class)))
    @APIResponse(responseCode = "304", description = "Unchanged since If-None-Match")
    public Response read(UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        var found = documents.read(caller.get(), id);
        return Tagging.read(found.document(), found.etag(), ifNoneMatch);
    }

    @PATCH
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @Operation(summary = "Give a document another name, or put it into another folder")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Document.class)))
    public Response rename(UUID id, @NotNull Patch patch, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return saved(documents.rename(caller.get(), id, patch.name(), patch.folder(), new Precondition(ifMatch)));
    }

    @PUT
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(summary = "Replace what is in a document; its old passages serve until the new ones are ready")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Document.class)))
    public Response replace(
            UUID id, @RestForm("file") @Nullable FileUpload file, @HeaderParam("If-Match") @Nullable String ifMatch) {
        if (file == null) {
            throw new Fault.Invalid("/file", "must be a file").asException();
        }
        return saved(documents.replace(caller.get(), id, Arrivals.sent(file), new Precondition(ifMatch)));
    }

    @DELETE
    @Operation(summary = "Delete a document with its passages")
    public void delete(UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        documents.delete(caller.get(), id, new Precondition(ifMatch));
    }

    @POST
    @Path("/retry")
    @Operation(summary = "Work on a document anew that failed or was cancelled")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Document.class)))
    public Response retry(UUID id) {
        return saved(documents.retry(caller.get(), id));
    }

    @POST
    @Path("/cancel")
    @Operation(summary = "Stop the work on a document; the passages that it had before stay")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Document.class)))
    public Response cancel(UUID id) {
        return saved(documents.cancel(caller.get(), id));
    }

    private static Response saved(Documents.Tagged saved) {
        return Tagging.saved(saved.document(), saved.etag());
    }

    @GET
    @Path("/content")
    @Produces(MediaType.WILDCARD)
    @Operation(summary = "The file as it was sent or fetched, as an attachment")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response content(UUID id, @Context RoutingContext request) throws IOException {
        var content = documents.content(caller.get(), id);
        var file = Files.createTempFile(
                "atelier-document-", null); // so that a slow reader holds neither thread nor connection
        request.addEndHandler(sent -> file.toFile().delete());
        try (var out = Files.newOutputStream(file)) {
            documents.write(content, out);
        }
        return Response.ok(file.toFile(), content.mediaType())
                .header("Content-Disposition", "attachment; filename*=UTF-8''" + encoded(content.name()))
                .header("Cache-Control", "private, no-cache")
                .header("Content-Security-Policy", "sandbox")
                .build();
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @GET
    @Path("/text")
    @Operation(
            summary = "What was read out of a document",
            description = "What its passages are of: while it is being replaced, that is the old text.")
    public Text text(UUID id) {
        var text = documents.text(caller.get(), id);
        return new Text(text.whole(), pages(text));
    }

    private static List<PageStart> pages(ParsedText text) {
        var pages = new ArrayList<PageStart>();
        var start = 0;
        for (Block block : text.blocks()) {
            var page = block.page();
            if (page != null && (pages.isEmpty() || pages.getLast().page() != page)) {
                pages.add(new PageStart(page, start));
            }
            start += block.text().length() + ParsedText.GAP.length();
        }
        return pages;
    }
}
