package dev.atelier.chats;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.atelier.accounts.CurrentCaller;
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
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Chats as files, out and in. */
@Path("/api/v1/chats")
@Tag(name = "Chats")
class ChatFilesResource {
    private final ChatExports exports;
    private final ChatImports imports;
    private final CurrentCaller caller;

    ChatFilesResource(ChatExports exports, ChatImports imports, CurrentCaller caller) {
        this.exports = exports;
        this.imports = imports;
        this.caller = caller;
    }

    /** What kind of file is wanted. */
    enum FileFormat {
        @JsonProperty("json")
        JSON,
        @JsonProperty("markdown")
        MARKDOWN
    }

    /** All chats can only be had as JSON. */
    enum ArchiveFormat {
        @JsonProperty("json")
        JSON
    }

    @GET
    @Path("/{id}/export")
    @Produces({MediaType.APPLICATION_JSON, "text/markdown"})
    @Operation(summary = "A chat as a file: the whole tree as JSON, or the selected line as Markdown")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    public Response export(UUID id, @QueryParam("format") @DefaultValue("json") FileFormat format) {
        return switch (format) {
            case JSON -> attachment(exports.json(caller.get(), id), MediaType.APPLICATION_JSON, "chat-" + id + ".json");
            case MARKDOWN ->
                attachment(exports.markdown(caller.get(), id), "text/markdown;charset=UTF-8", "chat-" + id + ".md");
        };
    }

    @GET
    @Path("/export")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "All one's chats as a JSON array, temporary ones left out; streamed")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = Object.class)))
    public Response exportAll(@QueryParam("format") @DefaultValue("json") ArchiveFormat format) {
        var who = caller.get();
        StreamingOutput stream = out -> exports.writeAll(who, out);
        return attachment(stream, MediaType.APPLICATION_JSON, "chats-" + LocalDate.now(ZoneOffset.UTC) + ".json");
    }

    @POST
    @Path("/import")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_OCTET_STREAM})
    @Operation(
            summary = "Import chats from our own export, Open WebUI's, or ChatGPT's conversations.json",
            description =
                    "All or nothing; with dry_run the plan alone. A conversation that was imported before is skipped.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.ARRAY, implementation = Object.class)))
    public ChatImports.Report importChats(
            InputStream body, @QueryParam("dry_run") @DefaultValue("false") boolean dryRun) throws IOException {
        var file = Files.createTempFile("atelier-chats-", ".json"); // BodyLimit has its eye on the size
        try {
            try (var out = Files.newOutputStream(file)) {
                body.transferTo(out);
            }
            return imports.run(caller.get(), file, dryRun);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static Response attachment(Object body, String type, String name) {
        return Response.ok(body, type)
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .build();
    }
}
