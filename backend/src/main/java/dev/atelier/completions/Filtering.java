package dev.atelier.completions;

import dev.atelier.completions.tools.ToolListener;
import dev.atelier.connections.ChatMessage;
import dev.atelier.extensions.Extension;
import dev.atelier.extensions.ExtensionKind;
import dev.atelier.extensions.Run;
import dev.atelier.extensions.RunnableExtensions;
import dev.atelier.extensions.filtering.FilterChain;
import dev.atelier.extensions.filtering.FilterNotice;
import dev.atelier.extensions.filtering.Filters;
import dev.atelier.extensions.filtering.ForAll;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.error.FaultException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Which filters the traffic of a model passes: those for all, then those that it names, but for what who asks has switched off. */
@Singleton
class Filtering {
    private static final Logger LOG = Logger.getLogger(Filtering.class);

    /** What a remote filter may take of an answer's time, all in all, is bounded by its own limits; this is for who holds on to a run. */
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final RunnableExtensions extensions;
    private final Filters filters;
    private final ForAll forAll;

    Filtering(RunnableExtensions extensions, Filters filters, ForAll forAll) {
        this.extensions = extensions;
        this.filters = filters;
        this.forAll = forAll;
    }

    /** Whether there are any; without waiting. */
    boolean concerns(ReadyModel ready) {
        return !ready.model().extensions().filters().isEmpty() || forAll.isAny();
    }

    /** Opened for one answer. Blocks. Refuses where the model names a filter that it cannot have. */
    FilterChain open(ReadyModel ready, Optional<ToolListener.Place> place, Consumer<FilterNotice> told) {
        return filters.open(those(ready), run(ready, place), told);
    }

    private List<Extension> those(ReadyModel ready) {
        var model = ready.model().extensions();
        var named = extensions.named(model.ownerId(), ExtensionKind.FILTER, model.filters());
        return Stream.concat(extensions.forAll().stream(), named.stream().filter(own -> !own.filter()
                        .forAll()))
                .filter(filter -> isOn(filter, ready.switches()))
                .toList();
    }

    /** What would become of a conversation; nothing is sent, asked or counted. Blocks. */
    FilterChain.Explained<List<ChatMessage>> explained(ReadyModel ready, List<ChatMessage> messages) {
        return explained(ready, messages, FilterChain::explained);
    }

    /** The same of what was found in the model's documents. */
    FilterChain.Explained<String> explainedDocuments(ReadyModel ready, String text) {
        return explained(ready, text, FilterChain::explainedDocuments);
    }

    private <T> FilterChain.Explained<T> explained(
            ReadyModel ready, T sent, BiFunction<FilterChain, T, FilterChain.Explained<T>> way) {
        if (!concerns(ready)) {
            return new FilterChain.Explained<>(sent, List.of());
        }
        try (var chain = filters.tried(those(ready), run(ready, Optional.empty()))) {
            return way.apply(chain, sent);
        }
    }

    /** Why filters end an answer, from what they threw. */
    static Fault fault(Throwable thrown) {
        if (thrown instanceof FaultException known) {
            return known.fault();
        }
        LOG.error("Filters broke down", thrown);
        return new Fault.Internal();
    }

    private static boolean isOn(Extension filter, Map<String, Boolean> switches) {
        return !filter.filter().switchable()
                || switches.getOrDefault(filter.id(), filter.filter().onByDefault());
    }

    private static Run run(ReadyModel ready, Optional<ToolListener.Place> place) {
        var occasion = ready.occasion();
        return new Run(
                occasion.caller(),
                ready.model().id(),
                ready.model().documents(),
                place.map(ToolListener.Place::chatId).orElse(null),
                place.map(ToolListener.Place::messageId).orElse(null),
                Locale.forLanguageTag(occasion.language()),
                occasion.caller().zone(),
                Instant.now().plus(LONGEST),
                Optional.empty(),
                ready.isAside(),
                line -> {});
    }
}
