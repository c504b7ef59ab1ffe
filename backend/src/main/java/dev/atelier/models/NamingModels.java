package dev.atelier.models;

import dev.atelier.accounts.Access;
import dev.atelier.accounts.Caller;
import dev.atelier.platform.sql.Sql;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which models name something, as far as somebody may see inside them. */
@Singleton
class NamingModels {
    private final ModelRows models;

    NamingModels(ModelRows models) {
        this.models = models;
    }

    /** @param others how many more there are whose inside the caller may not see */
    @Schema(name = "NamingModels")
    record Found(List<Named> items, int others) {
        Found {
            items = List.copyOf(items);
        }
    }

    @Schema(name = "NamingModel")
    record Named(String id, String name) {}

    /** @param naming the condition under which a model's row names it */
    Found of(Caller caller, Sql naming) {
        var all = models.list(naming.then("order by name, id"));
        var seen = all.stream()
                .map(ModelRows.Shown::model)
                .filter(model -> Access.rights(caller, model).read())
                .map(model -> new Named(model.id, model.name))
                .toList();
        return new Found(seen, all.size() - seen.size());
    }
}
