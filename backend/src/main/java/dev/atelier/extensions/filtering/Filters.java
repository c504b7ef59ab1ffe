package dev.atelier.extensions.filtering;

import dev.atelier.connections.ChatMessage;
import dev.atelier.extensions.Calls;
import dev.atelier.extensions.Extension;
import dev.atelier.extensions.ExtensionState;
import dev.atelier.extensions.FilterOptions;
import dev.atelier.extensions.Run;
import dev.atelier.extensions.Source;
import dev.atelier.extensions.Unavailable;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Opens filters, wherever they come from, as the chain of one answer. */
@Singleton
public class Filters {
    private static final Comparator<Extension> ORDER =
            FilterOptions.inOrder(extension -> extension.filter().priority(), Extension::name, Extension::id);

    private final Map<Source, FilterSource> sources = new EnumMap<>(Source.class);

    private final Calls calls;

    Filters(Instance<FilterSource> sources, Calls calls) {
        this.calls = calls;
        sources.forEach(source -> this.sources.put(source.source(), source));
    }

    /**
     * What they did is noted when the chain is closed.
     *
     * @param told hears what the filters do. A filter that cannot be opened fails when it is first asked for anything.
     */
    public FilterChain open(List<Extension> filters, Run run, Consumer<FilterNotice> told) {
        return new FilterChain(opened(filters, run), told, deeds -> note(deeds, run));
    }

    private void note(Deeds deeds, Run run) {
        if (deeds.isAny()) {
            calls.note(deeds.call(run));
        } else {
            calls.audit(deeds.call(run));
        }
    }

    /** For who only looks what they would do: nobody is told, and nothing is noted. */
    public FilterChain tried(List<Extension> filters, Run run) {
        return new FilterChain(opened(filters, run), notice -> {}, deeds -> {});
    }

    private List<Link.Opened> opened(List<Extension> filters, Run run) {
        return filters.stream()
                .sorted(ORDER)
                .map(extension -> {
                    var deeds = new Deeds(extension.id(), extension.source() != Source.BUILTIN);
                    var filter = opened(extension, run.logging(deeds::say));
                    return new Link.Opened(
                            deeds, extension.name(), extension.filter().onFailure(), filter);
                })
                .toList();
    }

    private Filter opened(Extension extension, Run run) {
        try {
            return source(extension).open(extension, run);
        } catch (RuntimeException failure) {
            return new Broken(failure);
        }
    }

    private FilterSource source(Extension extension) {
        var source = sources.get(extension.source());
        if (source == null) {
            throw new Unavailable(ExtensionState.BROKEN, "nothing here can run it.");
        }
        return source;
    }

    /** One that could not be opened. */
    private record Broken(RuntimeException failure) implements Filter {
        @Override
        public List<ChatMessage> inlet(List<ChatMessage> messages) {
            throw failure;
        }
    }
}
