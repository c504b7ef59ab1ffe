package dev.atelier.extensions.script;

import dev.atelier.extensions.Extension;
import dev.atelier.extensions.Run;
import dev.atelier.extensions.Source;
import dev.atelier.extensions.filtering.Filter;
import dev.atelier.extensions.filtering.FilterSource;
import jakarta.inject.Singleton;

/** Filters that are functions of a script. */
@Singleton
class ScriptFilters implements FilterSource {
    private final Offers offers;
    private final Calling calling;

    ScriptFilters(Offers offers, Calling calling) {
        this.offers = offers;
        this.calling = calling;
    }

    @Override
    public Source source() {
        return Source.SCRIPT;
    }

    @Override
    public Filter open(Extension extension, Run run) {
        return new ScriptFilter(extension, run, offers, calling);
    }
}
