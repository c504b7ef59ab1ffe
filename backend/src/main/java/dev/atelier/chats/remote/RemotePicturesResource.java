package dev.atelier.chats.remote;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A picture that an answer links to. A POST, so that nothing that an answer holds can ask for it by itself. */
@Path("/api/v1/remote-pictures")
@Tag(name = "Chats")
class RemotePicturesResource {
    private final RemotePictures pictures;

    RemotePicturesResource(RemotePictures pictures) {
        this.pictures = pictures;
    }

    /** @param url http or https, of a public host */
    @Schema(name = "RemotePictureRequest")
    public record Request(@NotBlank @Size(max = 4096) String url) {}

    @POST
    @Produces({"image/png", "image/jpeg", "image/webp", "image/gif"})
    @Operation(
            summary = "Fetch a picture that somebody chose to see",
            description =
                    "The server asks for it, so its host learns neither who looks nor from where. Public addresses only, at most"
                            + " 10 MiB; png, jpeg, webp or gif.")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "image/png", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response fetch(@NotNull @Valid Request request) {
        var picture = pictures.fetch(request.url());
        return Response.ok(picture.bytes(), picture.format().mediaType())
                .header("Cache-Control", "no-store")
                .build();
    }
}
