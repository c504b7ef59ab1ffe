package dev.atelier.models.transfer;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.accounts.Caller;
import dev.atelier.models.ModelArchive;
import dev.atelier.models.ModelArchive.Archived;
import dev.atelier.models.Picture;
import dev.atelier.models.transfer.format.Community;
import dev.atelier.models.transfer.format.ModelfileWriter;
import dev.atelier.models.transfer.format.OpenWebUiWriter;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.json.Json;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        if (!ids.isEmpty()) {
            named(caller, ids);
        }
    }

    /** @param ids none: all that the caller may read; they are read and written a few at a time, whatever their number */
    public void write(Caller caller, List<String> ids, OutputStream out) throws IOException {
        try (var json = Json.mapper().getFactory().createGenerator(out)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter());
            json.writeStartArray();
            if (ids.isEmpty()) {
                writeAll(caller, json);
            } else {
                for (var from = 0; from < ids.size(); from += AT_ONCE) {
                    var some = ids.subList(from, Math.min(ids.size(), from + AT_ONCE));
                    write(json, QuarkusTransaction.requiringNew().call(() -> page(named(caller, some))));
                }
            }
            json.writeEndArray();
        }
    }

    /** One model as a Modelfile. */
    @Transactional
    public String modelfile(Caller caller, String id) {
        var archived = named(caller, List.of(id)).getFirst();
        return ModelfileWriter.write(
                archived, archive.nameOnOllama(archived.model().baseModelId()).orElse(null));
    }

    /** One model as strangers may see it. */
    @Transactional
    public JsonNode shared(Caller caller, String id) {
        var some = page(named(caller, List.of(id)));
        return Community.of(some.models().getFirst(), some.pictures().get(id));
    }

    /** Some models with their pictures. */
    private record Some(List<Archived> models, Map<String, Picture> pictures) {}

    private void writeAll(Caller caller, JsonGenerator json) throws IOException {
        var after = "";
        Some some;
        do {
            var from = after;
            some = QuarkusTransaction.requiringNew().call(() -> page(archive.readable(caller, from, AT_ONCE)));
            write(json, some);
            after = some.models().isEmpty()
                    ? ""
                    : some.models().getLast().model().id();
        } while (some.models().size() == AT_ONCE);
    }

    private Some page(List<Archived> models) {
        var ids = models.stream().map(archived -> archived.model().id()).toList();
        return new Some(models, ids.isEmpty() ? Map.of() : archive.avatars(ids));
    }

    /** In the order in which they were asked for. */
    private List<Archived> named(Caller caller, List<String> ids) {
        var found = archive.among(caller, ids);
        return ids.stream()
                .distinct()
                .map(id -> Optional.ofNullable(found.get(id))
                        .filter(archived -> caller.isAdmin()
                                || archived.isWorkspace() && archived.rights().read())
                        .orElseThrow(() -> new Fault.NotFound("model", id).asException()))
                .toList();
    }

    private static void write(JsonGenerator json, Some some) throws IOException {
        for (var archived : some.models()) {
            var picture = some.pictures().get(archived.model().id());
            Json.mapper().writeTree(json, OpenWebUiWriter.write(archived, picture));
        }
    }
}
