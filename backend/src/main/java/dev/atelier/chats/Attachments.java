package dev.atelier.chats;

import dev.atelier.chats.files.Files;
import dev.atelier.chats.files.StoredFile;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.error.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Files that are put into messages: the owner's own, each as what it is. */
@ApplicationScoped
class Attachments {
    /** The same, whether it is somebody else's, gone, or never was. */
    static final String NOT_YOURS = "is not a file of yours";

    private final Files files;

    Attachments(Files files) {
        this.files = files;
    }

    /** For a message that is written next. */
    List<Attachment> of(UUID owner, ContentRequest content) {
        var own = files.hold(
                owner, content.files().stream().map(ContentRequest.File::id).toList());
        var errors = new ArrayList<FieldError>();
        var found = new ArrayList<Attachment>();
        for (var named : content.files()) {
            var file = own.get(named.id());
            var problem = problem(named, file);
            if (problem != null) {
                errors.add(new FieldError(named.pointer(), problem));
            } else if (file != null) {
                found.add(Attachment.of(file));
            }
        }
        if (!errors.isEmpty()) {
            throw new Fault.Invalid(errors).asException();
        }
        return List.copyOf(found);
    }

    private static @Nullable String problem(ContentRequest.File named, @Nullable StoredFile file) {
        if (file == null) {
            return NOT_YOURS;
        }
        if (file.isPicture() == named.asPicture()) {
            return null;
        }
        return file.isPicture() ? "is a picture: its part is an image" : "is no picture: its part is a file";
    }
}
