package dev.atelier.knowledge;

import dev.atelier.accounts.CurrentCaller;
import dev.atelier.platform.http.Page;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The folders of a collection, which are there as long as a document is in them. */
@Path("/api/v1/knowledge/{id}/folders")
@Tag(name = "Knowledge")
class FoldersResource {
    private final Documents documents;
    private final CurrentCaller caller;

    FoldersResource(Documents documents, CurrentCaller caller) {
        this.documents = documents;
        this.caller = caller;
    }

    @GET
    @Operation(
            summary = "All folders of a collection by name, with how many documents are straight in each; needs `read`",
            description =
                    "The parts of a name are separated by `/`. Documents in no folder are not counted; a folder that holds folders alone is not listed.")
    public Page<Documents.Folder> list(UUID id) {
        return Page.whole(documents.folders(caller.get(), id));
    }
}
