package dev.atelier.chats.files;

import dev.atelier.accounts.CurrentCaller;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.http.Tagging;
import dev.atelier.platform.http.UploadName;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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

/** Files for messages: sent first, then named by the turn that holds them. */
@Path("/api/v1/files")
@Tag(name = "Chats")
class FilesResource {
    private final Files files;
    private final CurrentCaller caller;

    FilesResource(Files files, CurrentCaller caller) {
        this.files = files;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(
            summary = "Send a picture (png, jpeg, webp, gif, at most 20 MiB) or a text (UTF-8, at most 1 MiB)",
            description = "A file that no message names within a day is deleted.")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = StoredFile.class)))
    public Response send(@RestForm("file") @Nullable FileUpload file) throws IOException {
        if (file == null) {
            throw new Fault.Invalid("/file", "must be a file").asException();
        }
        if (file.size() > Sent.MOST_BYTES) {
            throw new Fault.TooLarge(Sent.MOST_BYTES).asException();
        }
        var bytes = java.nio.file.Files.readAllBytes(file.uploadedFile());
        var stored = files.store(caller.get(), Sent.of(UploadName.of(file), bytes));
        return Response.status(201)
                .entity(stored)
                .location(Tagging.location("/api/v1/files/", stored.id().toString()))
                .build();
    }

    @GET
    @Path("/{id}")
    @Produces({"image/png", "image/jpeg", "image/webp", "image/gif", MediaType.TEXT_PLAIN})
    @Operation(summary = "One's own file as it was sent; nobody else's")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response read(UUID id) {
        var found = files.read(caller.get(), id);
        var file = found.file();
        var type = file.isPicture() ? file.mediaType() : file.mediaType() + ";charset=UTF-8";
        return Response.ok(found.bytes(), type)
                .header("Cache-Control", "private, max-age=31536000, immutable")
                .header("Content-Disposition", disposition(file))
                .build();
    }

    /** RFC 6266, with the name as RFC 8187 writes it. */
    private static String disposition(StoredFile file) {
        var name = URLEncoder.encode(file.name(), StandardCharsets.UTF_8).replace("+", "%20");
        return (file.isPicture() ? "inline" : "attachment") + "; filename*=UTF-8''" + name;
    }
}
