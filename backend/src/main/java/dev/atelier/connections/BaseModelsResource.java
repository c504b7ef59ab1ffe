package dev.atelier.connections;

import dev.atelier.accounts.Access;
import dev.atelier.accounts.CurrentCaller;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.http.Cursor;
import dev.atelier.platform.http.Page;
import dev.atelier.platform.http.PageQuery;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Base models as they were last known, for administrators. */
@Path("/api/v1/base-models")
@Tag(name = "Connections")
class BaseModelsResource {
    private final Catalogue catalogue;
    private final CurrentCaller caller;

    BaseModelsResource(Catalogue catalogue, CurrentCaller caller) {
        this.catalogue = catalogue;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "Base models of all connections, by id; `q` searches id, family and tags")
    public Page<BaseModel> list(@QueryParam("q") @Nullable String q, @BeanParam PageQuery page) {
        Access.requireAdmin(caller.get());
        var cursor = Cursor.parse(page.cursor, 1);
        var after = cursor == null ? "" : cursor.keys().getFirst();
        var found = catalogue.baseModels().stream()
                .filter(model -> matches(model, q))
                .toList();
        var items = found.stream()
                .filter(model -> model.id().compareTo(after) > 0)
                .limit(page.size() + 1L)
                .toList();
        var hasMore = items.size() > page.size();
        var shown = hasMore ? items.subList(0, page.size()) : items;
        var next = hasMore ? new Cursor(java.util.List.of(shown.getLast().id())).text() : null;
        return new Page<>(shown, next, found.size());
    }

    private static boolean matches(BaseModel model, @Nullable String q) {
        if (q == null || q.isBlank()) {
            return true;
        }
        var searched = model.id() + " " + model.details().family() + " " + String.join(" ", model.tags());
        return searched.toLowerCase(Locale.ROOT).contains(q.strip().toLowerCase(Locale.ROOT));
    }

    @POST
    @Path("/{id: .+}/clone")
    @Operation(summary = "Always refused: create a model from the base model first")
    @APIResponse(responseCode = "409", description = "base-model-not-clonable")
    public void cloneBaseModel(String id) {
        Access.requireAdmin(caller.get());
        if (catalogue.baseModel(id).isEmpty()) {
            throw new Fault.NotFound("base model", id).asException();
        }
        throw new Fault.BaseModelNotClonable(id).asException();
    }
}
