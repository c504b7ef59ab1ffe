package dev.atelier.extensions.files;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.accounts.CurrentCaller;
import dev.atelier.extensions.ExtensionContent;
import dev.atelier.platform.json.Json;
import dev.atelier.platform.json.JsonFaults;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Extensions as files. */
@Path("/api/v1/extensions")
@Tag(name = "Extensions")
class ExtensionFilesResource {
    private final ExtensionFiles files;
    private final CurrentCaller caller;

    ExtensionFilesResource(ExtensionFiles files, CurrentCaller caller) {
        this.files = files;
        this.caller = caller;
    }

    /** What becomes of an id that is taken here. */
    @Schema(name = "ExtensionImportMode")
    enum Mode {
        @JsonProperty("skip")
        SKIP,
        @JsonProperty("update")
        UPDATE,
        @JsonProperty("rename")
        RENAME
    }

    @GET
    @Path("/export")
    @Operation(
            summary = "Extensions as a file, without secrets and without who may use them",
            description = "Those of the given ids, else all that the caller may see inside.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ExtensionContent[].class)))
    public Response export(@QueryParam("id") List<String> ids) {
        return Response.ok(files.export(caller.get(), ids))
                .header("Content-Disposition", "attachment; filename=\"extensions.json\"")
                .build();
    }

    @POST
    @Path("/import")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Bring extensions in: our own file, or Open WebUI's functions and tools",
            description =
                    "Python is read and never run: filters are kept, turned off, for a Pipelines server; the report says how each can go on working. With `dry_run` nothing is kept.")
    @RequestBody(content = @Content(schema = @Schema(implementation = Object.class)))
    public Report bring(
            InputStream body,
            @QueryParam("mode") @Nullable Mode mode,
            @QueryParam("dry_run") @Nullable Boolean dryRun,
            @QueryParam("pipelines_url")
                    @Parameter(description = "The Pipelines server in which Python filters will run")
                    @Nullable
                    String pipelinesUrl)
            throws IOException {
        var wished = mode == null ? ExtensionFiles.Mode.SKIP : ExtensionFiles.Mode.valueOf(mode.name());
        var wish = new ExtensionFiles.Wish(wished, Boolean.TRUE.equals(dryRun), pipelinesUrl);
        return files.bring(caller.get(), read(body), wish);
    }

    /** A list, too, unlike other bodies. */
    private static JsonNode read(InputStream body) throws IOException {
        try {
            return Json.mapper().readTree(body);
        } catch (JsonProcessingException malformed) {
            throw JsonFaults.of(malformed).asException();
        }
    }
}
