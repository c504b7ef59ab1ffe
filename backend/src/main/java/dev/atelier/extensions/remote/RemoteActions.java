package dev.atelier.extensions.remote;

import dev.atelier.extensions.ActionSource;
import dev.atelier.extensions.Definition;
import dev.atelier.extensions.Extension;
import dev.atelier.extensions.Source;
import dev.atelier.platform.outgoing.GuardedClient;
import jakarta.inject.Singleton;

/** Actions that a server of their own does. */
@Singleton
class RemoteActions implements ActionSource {
    private final GuardedClient client;

    RemoteActions(GuardedClient client) {
        this.client = client;
    }

    @Override
    public Source source() {
        return Source.REMOTE;
    }

    @Override
    public ActionResult act(Extension extension, ActionRequest request) throws InterruptedException {
        if (!(extension.definition() instanceof Definition.Remote at)) {
            throw new IllegalArgumentException(extension.id());
        }
        return new RemoteServer(client, at, extension.values()).act(request);
    }
}
