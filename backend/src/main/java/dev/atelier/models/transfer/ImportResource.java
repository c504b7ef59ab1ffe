package dev.atelier.models.transfer;

import dev.atelier.accounts.CurrentCaller;
import dev.atelier.models.transfer.reading.Upload;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.http.UploadName;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Models in, out of files of many formats. */
@Path("/api/v1/models/import")
@Tag(name = "Workspace models")
class ImportResource {
    private final Imports imports;
    private final LinkedFile links;
    private final CurrentCaller caller;

    ImportResource(Imports imports, LinkedFile links, CurrentCaller caller) {
        this.imports = imports;
        this.links = links;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Import models from a file of any known format; with dry_run the plan alone, nothing is written",
            description =
                    "Open WebUI exports of all generations, Ollama Modelfiles, character cards (JSON, YAML, PNG), LobeChat,"
                            + " LibreChat, LM Studio, Cherry Studio, ElizaOS, HuggingChat, NextChat; one file, several, a zip, or its address.")
    @RequestBody(
            description = "The file's bytes as they are; or {\"url\": …}; or a form with one or more files",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.OBJECT)),
                @Content(
                        mediaType = MediaType.MULTIPART_FORM_DATA,
                        schema =
                                @Schema(
                                        type = SchemaType.OBJECT,
                                        properties =
                                                @SchemaProperty(
                                                        name = "file",
                                                        type = SchemaType.STRING,
                                                        format = "binary")))
            })
    public ImportReport importModels(InputStream body, @BeanParam ImportQuery query) throws IOException {
        var wish = query.wish();
        try (var spool = Spool.of(body)) {
            var link = LinkedFile.link(spool.file());
            if (link.isEmpty()) {
                return imports.run(caller.get(), List.of(spool.named(query.filename())), wish);
            }
            try (var fetched = links.fetch(link.get())) {
                var name = query.filename() == null ? LinkedFile.name(link.get()) : query.filename();
                return imports.run(caller.get(), List.of(fetched.named(name)), wish);
            }
        }
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(hidden = true)
    public ImportReport importFiles(@RestForm(FileUpload.ALL) List<FileUpload> files, @BeanParam ImportQuery query)
            throws IOException {
        if (files.isEmpty()) {
            throw new Fault.BadRequest("The form holds no file.").asException();
        }
        var uploads = files.stream()
                .map(file -> new Upload(UploadName.of(file), file.uploadedFile()))
                .toList();
        return imports.run(caller.get(), uploads, query.wish());
    }
}
