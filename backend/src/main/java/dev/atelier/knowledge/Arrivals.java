package dev.atelier.knowledge;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.error.FaultException;
import dev.atelier.platform.error.Problem;
import dev.atelier.platform.error.Problems;
import dev.atelier.platform.http.UploadName;
import dev.atelier.platform.outgoing.WebAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/**
 * What a request brings to be documents: files of a form, a text, or an address. Each stands for itself: what is refused keeps no other
 * from being added.
 */
public final class Arrivals {
    private static final int MOST_FILES = 200;
    private static final Set<String> LINK = Set.of("url", "folder");
    private static final Set<String> TEXT = Set.of("name", "text", "folder");

    private Arrivals() {}

    /** What became of them. */
    @Schema(name = "AddedDocuments")
    public record Added(List<Document> items, List<Refused> refused) {}

    /** A file that is none of the documents, and why. */
    @Schema(name = "RefusedDocument")
    public record Refused(String name, Problem problem) {}

    /** A text, or an address. */
    @Schema(name = "DocumentRequest")
    public record Request(
            @Nullable @Schema(examples = "https://example.org/handbook.pdf", description = "Instead of a text")
            String url,

            @Nullable @Schema(examples = "opening-hours.md") String name,

            @Nullable @Schema(examples = "# Opening hours") String text,
            @Nullable @Schema(examples = "Policies") String folder) {}

    /** Files of a form; the part {@code file} may come many times. */
    @Schema(name = "DocumentForm")
    public record Form(
            @Schema(type = SchemaType.STRING, format = "binary")
            String file,

            @Nullable @Schema(examples = "Policies") String folder) {}

    /** @param add takes what came, and the folder that it is for */
    public static Added files(
            List<FileUpload> files, @Nullable String folder, BiFunction<Received, String, Document> add) {
        if (files.isEmpty()) {
            throw new Fault.Invalid("/file", "must be a file").asException();
        }
        if (files.size() > MOST_FILES) {
            throw new Fault.Invalid("/file", "must be at most " + MOST_FILES + " files").asException();
        }
        var into = Received.folder(folder);
        var items = new ArrayList<Document>();
        var refused = new ArrayList<Refused>();
        for (var file : files) {
            var received = sent(file);
            try {
                items.add(add.apply(received, into));
            } catch (FaultException cause) {
                if (!(cause.fault() instanceof Fault.TooLarge) && !(cause.fault() instanceof Fault.Conflict)) {
                    throw cause;
                }
                refused.add(new Refused(received.name(), Problems.of(cause.fault())));
            }
        }
        return new Added(items, refused);
    }

    static Received.Sent sent(FileUpload file) {
        return new Received.Sent(UploadName.of(file), file.uploadedFile(), file.size());
    }

    /** The same of a body in JSON. */
    public static Added json(JsonNode body, BiFunction<Received, String, Document> add) throws IOException {
        requireKnown(body);
        var into = Received.folder(text(body, "folder"));
        var url = text(body, "url");
        if (url != null) {
            return new Added(List.of(add.apply(linked(url), into)), List.of());
        }
        var text = text(body, "text");
        if (text == null || text.isBlank()) {
            throw new Fault.Invalid("/text", "must not be empty").asException();
        }
        var file = Files.createTempFile("atelier-document-", null);
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8);
            var name = text(body, "name");
            var sent = new Received.Sent(name == null ? "text.txt" : name, file, Files.size(file));
            return new Added(List.of(add.apply(sent, into)), List.of());
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static void requireKnown(JsonNode body) {
        var known = body.has("url") ? LINK : TEXT;
        body.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw new Fault.Invalid("/" + name, "is not known here").asException();
            }
        });
    }

    private static @Nullable String text(JsonNode body, String field) {
        var value = body.get(field);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw new Fault.Invalid("/" + field, "must be a text").asException();
        }
        return value.asText();
    }

    /** Called like the last part of its path, else like its host. */
    private static Received.Linked linked(String url) {
        var address = WebAddress.parse(url);
        var path = address.path().replaceFirst("[?#].*$", "");
        var last = path.substring(path.lastIndexOf('/') + 1);
        return new Received.Linked(last.isEmpty() ? address.host() + ".html" : last, url.strip());
    }
}
