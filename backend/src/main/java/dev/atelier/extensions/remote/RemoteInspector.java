package dev.atelier.extensions.remote;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.extensions.Authorization;
import dev.atelier.extensions.Definition;
import dev.atelier.extensions.Extension;
import dev.atelier.extensions.ExtensionKind;
import dev.atelier.extensions.Inspection;
import dev.atelier.extensions.Inspector;
import dev.atelier.extensions.ServerAddress;
import dev.atelier.extensions.SettingsSchema;
import dev.atelier.extensions.Source;
import dev.atelier.platform.error.FieldError;
import dev.atelier.platform.outgoing.GuardedClient;
import jakarta.inject.Singleton;
import java.util.List;

/** Servers of actions: is there anything at the address? */
@Singleton
class RemoteInspector implements Inspector {
    static final int TIMEOUT = 20;
    private static final ObjectNode BESIDES = SettingsSchema.parse("""
            {"timeout": {"type": "integer", "title": "Seconds to wait", "minimum": 1, "maximum": 60, "default": 20},
             "sends_chat": {"type": "boolean", "title": "Sends what was said before", "default": true,
                "description": "The conversation up to the message, or the message alone"}}""");

    private final GuardedClient client;

    RemoteInspector(GuardedClient client) {
        this.client = client;
    }

    @Override
    public Source source() {
        return Source.REMOTE;
    }

    @Override
    public List<FieldError> wrong(ExtensionKind kind, Definition definition) {
        if (kind != ExtensionKind.ACTION || !(definition instanceof Definition.Remote(var url))) {
            return List.of(new FieldError("/source", "makes actions alone"));
        }
        return ServerAddress.wrong(client, "/definition/url", url == null ? "" : url).stream()
                .toList();
    }

    @Override
    public ObjectNode settingsSchema(String id, ExtensionKind kind, Definition definition) {
        var schema = Authorization.settings();
        schema.withObjectProperty("properties").setAll(BESIDES.deepCopy());
        return schema;
    }

    @Override
    public Inspection inspect(Extension extension) throws InterruptedException {
        if (extension.definition() instanceof Definition.Remote at) {
            new RemoteServer(client, at, extension.values()).look();
        }
        return Inspection.ok(List.of());
    }
}
