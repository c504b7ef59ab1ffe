package dev.atelier.extensions.pipelines;

import dev.atelier.extensions.Definition;
import dev.atelier.extensions.Extension;
import dev.atelier.extensions.Run;
import dev.atelier.extensions.Source;
import dev.atelier.extensions.filtering.Filter;
import dev.atelier.extensions.filtering.FilterSource;
import dev.atelier.platform.outgoing.GuardedClient;
import jakarta.inject.Singleton;

/** Filters of Pipelines servers. */
@Singleton
class PipelinesFilters implements FilterSource {
    private final GuardedClient client;

    PipelinesFilters(GuardedClient client) {
        this.client = client;
    }

    @Override
    public Source source() {
        return Source.PIPELINES;
    }

    @Override
    public Filter open(Extension extension, Run run) {
        if (!(extension.definition() instanceof Definition.Pipelines at)) {
            throw new IllegalArgumentException(extension.id());
        }
        return new PipelinesFilter(new PipelinesServer(client, extension, at), run, extension.values());
    }
}
