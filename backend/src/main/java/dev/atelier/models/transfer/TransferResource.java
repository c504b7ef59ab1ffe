package dev.atelier.models.transfer;

import dev.atelier.accounts.CurrentCaller;
import dev.atelier.accounts.Visibility;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.http.BodyLimit;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Models in and out, as files in Open WebUI's format. */
@Path("/api/v1/models")
@Tag(name = "Workspace models")
class TransferResource {
    private final Imports imports;
    private final Exports exports;
    private final CurrentCaller caller;

    TransferResource(Imports imports, Exports exports, CurrentCaller caller) {
        this.imports = imports;
        this.exports = exports;
        this.caller = caller;
    }

    @POST
    @Path("/import")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Import models from an Open WebUI export; with dry_run the plan alone, nothing is written")
    @RequestBody(
            description = "The file's bytes: an array, a single model, or an object with models, items or data",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.OBJECT)))
    public ImportReport importModels(
            InputStream body,
            @QueryParam("mode")
                    @DefaultValue("skip")
                    @Parameter(description = "skip, update or rename: what to do where the id is here already")
                    String mode,
            @QueryParam("dry_run") @DefaultValue("false") boolean dryRun,
            @QueryParam("select") @Parameter(description = "Ids in the file; none means all") List<String> select,
            @QueryParam("visibility")
                    @DefaultValue("private")
                    @Parameter(description = "private or public, for models of which the file does not say")
                    String visibility)
            throws IOException {
        var wish = new Imports.Wish(
                word(Imports.Mode.class, "/mode", mode),
                dryRun,
                Set.copyOf(select),
                word(Visibility.class, "/visibility", visibility));
        return imports.run(caller.get(), read(body), wish);
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

    private Response attachment(List<String> ids, String name) {
        var who = caller.get();
        StreamingOutput stream = out -> exports.write(who, ids, out);
        var file = URLEncoder.encode(name + ".json", StandardCharsets.UTF_8).replace("+", "%20");
        var ascii = name.replaceAll("[^A-Za-z0-9._-]", "_") + ".json";
        return Response.ok(stream)
                .header("Content-Disposition", "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + file)
                .build();
    }

    private static byte[] read(InputStream body) throws IOException {
        var bytes = body.readNBytes((int) BodyLimit.IMPORT + 1);
        if (bytes.length > BodyLimit.IMPORT) {
            throw new Fault.TooLarge(BodyLimit.IMPORT).asException();
        }
        return bytes;
    }

    private static <E extends Enum<E>> E word(Class<E> type, String pointer, String word) {
        for (var constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(word)) {
                return constant;
            }
        }
        throw new Fault.Invalid(pointer, "is none of the documented words").asException();
    }
}
