package dev.atelier.models.transfer;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.atelier.accounts.Caller;
import dev.atelier.models.ModelArchive;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.json.Json;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Models as a file in Open WebUI's present format, for those who may read them. */
@ApplicationScoped
public class Exports {
    private static final int AT_ONCE = 50;

    private final ModelArchive archive;

    Exports(ModelArchive archive) {
        this.archive = archive;
    }

    /** Refuses the whole call (404) if one of the ids is not the caller's to read, before anything is sent. */
    @Transactional
    public void check(Caller caller, List<String> ids) {
        ids.forEach(id -> find(caller, id));
    }

    /** @param ids none: all that the caller may read; they are read and written a few at a time, whatever their number */
    public void write(Caller caller, List<String> ids, OutputStream out) throws IOException {
        try (var json = Json.mapper().getFactory().createGenerator(out)) {
            json.setPrettyPrinter(new com.fasterxml.jackson.core.util.DefaultPrettyPrinter());
            json.writeStartArray();
            if (ids.isEmpty()) {
                writeAll(caller, json);
            } else {
                for (var id : ids) {
                    write(json, QuarkusTransaction.requiringNew().call(() -> find(caller, id)));
                }
            }
            json.writeEndArray();
        }
    }

    private void writeAll(Caller caller, JsonGenerator json) throws IOException {
        var after = "";
        List<ModelArchive.Archived> some;
        do {
            var from = after;
            some = QuarkusTransaction.requiringNew().call(() -> archive.readable(caller, from, AT_ONCE));
            for (var model : some) {
                write(json, model);
                after = model.model().id();
            }
        } while (some.size() == AT_ONCE);
    }

    private ModelArchive.Archived find(Caller caller, String id) {
        return archive.find(caller, id).orElseThrow(() -> new Fault.NotFound("model", id).asException());
    }

    private static void write(JsonGenerator json, ModelArchive.Archived model) throws IOException {
        Json.mapper().writeTree(json, OpenWebUiWriter.write(model));
    }
}
