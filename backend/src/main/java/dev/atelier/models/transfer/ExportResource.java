package dev.atelier.models.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.accounts.AccountsConfig;
import dev.atelier.accounts.CurrentCaller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Models out, as files in Open WebUI's format. */
@Path("/api/v1/models")
@Tag(name = "Workspace models")
class ExportResource {
    private final Exports exports;
    private final CurrentCaller caller;
    private final String shareUrl;

    ExportResource(Exports exports, CurrentCaller caller, AccountsConfig config) {
        this.shareUrl = config.shareUrl();
        this.exports = exports;
        this.caller = caller;
    }

    @GET
    @Path("/export")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Export the named models, or all that the caller may read, as a JSON array")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = Object.class)))
    public Response export(@QueryParam("id") List<String> ids) {
        exports.check(caller.get(), ids);
        return attachment(ids, "models-" + LocalDate.now(java.time.ZoneOffset.UTC));
    }

    @GET
    @Path("/{id}/export")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Export one model, as an array of one")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = Object.class)))
    public Response exportOne(String id) {
        exports.check(caller.get(), List.of(id));
        return attachment(List.of(id), id);
    }

    @GET
    @Path("/{id}/modelfile")
    @Produces("text/plain;charset=UTF-8")
    @Operation(summary = "One model as an Ollama Modelfile; what such a file cannot say is in comments")
    public String modelfile(String id) {
        return exports.modelfile(caller.get(), id);
    }

    /**
     * @param url the community's page
     * @param model what that page is handed, in Open WebUI's format
     */
    @Schema(name = "SharedModel")
    public record Shared(
            String url,

            @Schema(type = SchemaType.OBJECT, implementation = Object.class)
            JsonNode model) {}

    @GET
    @Path("/{id}/share")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "What the community's page is handed to share a model, with nothing private in it")
    public Shared share(String id) {
        return new Shared(shareUrl, exports.shared(caller.get(), id));
    }

    private Response attachment(List<String> ids, String name) {
        var who = caller.get();
        StreamingOutput stream = out -> exports.write(who, ids, out);
        var file = URLEncoder.encode(name + ".json", StandardCharsets.UTF_8).replace("+", "%20");
        var ascii = name.replaceAll("[^A-Za-z0-9._-]", "_") + ".json";
        return Response.ok(stream)
                .header("Content-Disposition", "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + file)
                .build();
    }
}
