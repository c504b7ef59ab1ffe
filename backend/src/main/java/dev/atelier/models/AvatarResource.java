package dev.atelier.models;

import dev.atelier.accounts.CurrentCaller;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.http.Etag;
import dev.atelier.platform.http.Precondition;
import dev.atelier.platform.http.Tagging;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** The picture of one model. */
@Path("/api/v1/models/{id}/avatar")
@Tag(name = "Workspace models")
class AvatarResource {
    private static final String FOR_GOOD = "private, max-age=31536000, immutable";

    private final Avatars avatars;
    private final CurrentCaller caller;

    AvatarResource(Avatars avatars, CurrentCaller caller) {
        this.avatars = avatars;
        this.caller = caller;
    }

    @PUT
    @Consumes({"image/png", "image/jpeg", "image/webp", "image/gif", MediaType.APPLICATION_OCTET_STREAM})
    @Operation(summary = "Give a model a picture; it is cut to a square, and stored encoded anew at 256 pixels")
    @RequestBody(
            description = "The picture's bytes, at most 5 MiB",
            content = {
                @Content(mediaType = "image/png", schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = "image/jpeg", schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = "image/webp", schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = "image/gif", schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Model.class)))
    public Response put(String id, InputStream body, @HeaderParam("If-Match") @Nullable String ifMatch)
            throws IOException {
        return stored(id, body.readNBytes(Picture.MOST_BYTES + 1), ifMatch);
    }

    @PUT
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(hidden = true)
    public Response putForm(
            String id, @RestForm("file") @Nullable FileUpload file, @HeaderParam("If-Match") @Nullable String ifMatch)
            throws IOException {
        if (file == null) {
            throw new Fault.Invalid("/file", "must be a picture").asException();
        }
        if (file.size() > Picture.MOST_BYTES) {
            throw new Fault.TooLarge(Picture.MOST_BYTES).asException();
        }
        return stored(id, Files.readAllBytes(file.uploadedFile()), ifMatch);
    }

    @GET
    @Produces({"image/png", "image/jpeg"})
    @Operation(summary = "The picture; at the address that a model names it may be kept for good")
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = "image/png", schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = "image/jpeg", schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    @APIResponse(responseCode = "304", description = "Unchanged since If-None-Match")
    public Response read(
            String id,
            @QueryParam("v") @Parameter(description = "As avatar_url has it") @Nullable String v,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        var served = avatars.read(caller.get(), id);
        var etag = new Etag(served.hash());
        var response = etag.isIn(ifNoneMatch)
                ? Response.notModified()
                : Response.ok(served.picture().bytes(), served.picture().mediaType());
        return response.header("ETag", etag.header())
                .header("Cache-Control", served.hash().equals(v) ? FOR_GOOD : "private, no-cache")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .build();
    }

    @DELETE
    @Operation(summary = "Take a model's picture away")
    public void delete(String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        avatars.delete(caller.get(), id, new Precondition(ifMatch));
    }

    private Response stored(String id, byte[] file, @Nullable String ifMatch) {
        var who = caller.get();
        avatars.mayWrite(who, id);
        var saved = avatars.put(who, id, Picture.of(file), new Precondition(ifMatch));
        return Tagging.saved(saved.model(), saved.etag());
    }
}
