package dev.atelier.completions.openai;

import dev.atelier.accounts.CurrentCaller;
import dev.atelier.models.CatalogEntry;
import dev.atelier.models.ModelKind;
import dev.atelier.models.Selector;
import dev.atelier.platform.error.Fault;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.text.Normalizer;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The models that answer under {@code /v1}: workspace models and base models, hidden ones among them. */
@Path("/v1/models")
@Tag(name = "OpenAI-compatible")
class ListedModelsResource {
    private final Selector selector;
    private final CurrentCaller caller;

    ListedModelsResource(Selector selector, CurrentCaller caller) {
        this.selector = selector;
        this.caller = caller;
    }

    /** @param created seconds since 1970; 0, since nobody says when a base model was made */
    @Schema(name = "OpenAiModel")
    record Listed(
            @Schema(examples = "contract-reviewer") String id,
            @Schema(examples = "model") String object,
            long created,
            @Schema(examples = "atelier") String ownedBy,
            @Schema(examples = "Contract reviewer") String name) {

        static Listed of(CatalogEntry entry) {
            var owner = entry.kind() == ModelKind.WORKSPACE || entry.sources().isEmpty()
                    ? "atelier"
                    : entry.sources().getFirst().name();
            return new Listed(entry.id(), "model", 0, owner, entry.name());
        }
    }

    @Schema(name = "OpenAiModels")
    record AllListed(@Schema(examples = "list") String object, List<Listed> data) {}

    @GET
    @Operation(summary = "The models that the caller may run, hidden ones among them")
    public AllListed list() {
        return new AllListed(
                "list", selector.runnable(caller.get()).stream().map(Listed::of).toList());
    }

    @GET
    @Path("{id: .+}")
    @Operation(summary = "One of them", description = "The id may hold raw slashes.")
    public Listed get(String id) {
        var normal = Normalizer.normalize(id, Normalizer.Form.NFC);
        return selector.runnable(caller.get()).stream()
                .filter(entry -> entry.id().equals(id) || entry.id().equals(normal))
                .findFirst()
                .map(Listed::of)
                .orElseThrow(() -> new Fault.ModelNotAvailable(id).asException());
    }
}
