package dev.atelier.extensions.pipelines;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.extensions.Definition;
import dev.atelier.extensions.Extension;
import dev.atelier.extensions.ExtensionKind;
import dev.atelier.extensions.ExtensionState;
import dev.atelier.extensions.Inspection;
import dev.atelier.extensions.Inspector;
import dev.atelier.extensions.ServerAddress;
import dev.atelier.extensions.SettingsSchema;
import dev.atelier.extensions.Source;
import dev.atelier.platform.error.FieldError;
import dev.atelier.platform.outgoing.GuardedClient;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Pipelines servers: are they there, and is the filter one of theirs? */
@Singleton
class PipelinesInspector implements Inspector {
    static final int TIMEOUT = 10;
    private static final int LONGEST_ID = 200;
    private static final ObjectNode SCHEMA = SettingsSchema.parse("""
            {"type": "object", "properties": {
                "key": {"type": "string", "title": "Key", "format": "password", "description": "The server's PIPELINES_API_KEY"},
                "timeout": {"type": "integer", "title": "Seconds to wait", "minimum": 1, "maximum": 60, "default": 10},
                "answers": {"type": "string", "title": "Answers", "enum": ["wait", "watch", "pass"], "default": "wait",
                    "description": "wait: nothing is told of an answer before the filter's outlet passed it; watch: the outlet is told afterwards, and changes nothing; pass: the outlet is not asked"},
                "documents": {"type": "boolean", "title": "Passages of documents, too", "default": true,
                    "description": "The inlet is asked once more, with what was found in the model's documents as the question"}}}""");

    private final GuardedClient client;

    PipelinesInspector(GuardedClient client) {
        this.client = client;
    }

    @Override
    public Source source() {
        return Source.PIPELINES;
    }

    @Override
    public List<FieldError> wrong(ExtensionKind kind, Definition definition) {
        if (kind != ExtensionKind.FILTER || !(definition instanceof Definition.Pipelines(var url, var id))) {
            return List.of(new FieldError("/source", "makes filters alone"));
        }
        var errors = new ArrayList<FieldError>();
        if (id == null || id.isBlank() || id.length() > LONGEST_ID) {
            errors.add(new FieldError("/definition/pipeline_id", "must be the id of a filter of that server"));
        }
        ServerAddress.wrong(client, "/definition/url", url == null ? "" : url).ifPresent(errors::add);
        return errors;
    }

    @Override
    public ObjectNode settingsSchema(String id, ExtensionKind kind, Definition definition) {
        return SCHEMA.deepCopy();
    }

    @Override
    public boolean learnsSettings() {
        return true;
    }

    /** What is set here is set there: a pipeline's valves are one for all who use it. */
    @Override
    public void saved(Extension extension, ObjectNode set) {
        if (!(extension.definition() instanceof Definition.Pipelines at)) {
            return;
        }
        var server = new PipelinesServer(client, extension, at);
        var secrets = extension.values().secrets();
        var changed = server.valves().flatMap(valves -> valves.with(set, secrets));
        if (changed.isPresent()) {
            try {
                server.update(changed.get());
            } catch (PipelinesServer.RefusedException raised) {
                throw PipelinesServer.broken("it did not take the valves. " + hidden(raised, secrets.values()));
            }
        }
    }

    private static String hidden(PipelinesServer.RefusedException raised, Collection<String> secrets) {
        var detail = raised.refused().detail();
        for (var secret : secrets) {
            detail = detail.replace(secret, "•••");
        }
        return detail;
    }

    @Override
    public Inspection inspect(Extension extension) {
        if (!(extension.definition() instanceof Definition.Pipelines at)) {
            return Inspection.ok(List.of());
        }
        var server = new PipelinesServer(client, extension, at);
        return problem(server.list(), at).map(PipelinesInspector::broken).orElseGet(() -> learned(server));
    }

    private static Inspection learned(PipelinesServer server) {
        var schema = SCHEMA.deepCopy();
        server.valves()
                .ifPresent(valves -> schema.withObjectProperty("properties").setAll(valves.properties()));
        return Inspection.learned(schema);
    }

    private static Optional<String> problem(JsonNode list, Definition.Pipelines at) {
        if (!list.path("pipelines").asBoolean(false)) {
            return Optional.of("What is at this address does not say that it is a Pipelines server.");
        }
        var filters = list.path("data")
                .valueStream()
                .filter(one -> one.path("pipeline").path("type").asText().equals("filter"))
                .map(one -> one.path("id").asText())
                .toList();
        return filters.contains(at.pipelineId())
                ? Optional.empty()
                : Optional.of("The server has no filter of this id; it has: "
                        + (filters.isEmpty()
                                ? "none"
                                : String.join(", ", filters.subList(0, Math.min(20, filters.size()))))
                        + ".");
    }

    private static Inspection broken(String why) {
        return new Inspection(ExtensionState.BROKEN, List.of(), Optional.of(why));
    }
}
