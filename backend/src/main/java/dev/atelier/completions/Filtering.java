package dev.atelier.completions;

import dev.atelier.connections.ChatMessage;
import dev.atelier.extensions.Extension;
import dev.atelier.extensions.ExtensionKind;
import dev.atelier.extensions.Run;
import dev.atelier.extensions.RunnableExtensions;
import dev.atelier.extensions.filtering.FilterChain;
import dev.atelier.extensions.filtering.FilterNotice;
import dev.atelier.extensions.filtering.Filters;
import dev.atelier.extensions.filtering.ForAll;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Which filters the traffic of a model passes: those for all, then those that it names, but for what who asks has switched off. */
@Singleton
class Filtering {
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
    FilterChain open(ReadyModel ready, Consumer<FilterNotice> told) {
        var model = ready.model().extensions();
        var named = extensions.named(model.ownerId(), ExtensionKind.FILTER, model.filters());
        var all = Stream.concat(extensions.forAll().stream(), named.stream().filter(own -> !own.filter()
                        .forAll()))
                .filter(filter -> isOn(filter, ready.switches()))
                .toList();
        return filters.open(all, run(ready), told);
    }

    /** What would become of a conversation; nothing is sent, asked or counted. Blocks. */
    FilterChain.Explained explained(ReadyModel ready, List<ChatMessage> messages) {
        if (!concerns(ready)) {
            return new FilterChain.Explained(messages, List.of());
        }
        try (var chain = open(ready, notice -> {})) {
            return chain.explained(messages);
        }
    }

    private static boolean isOn(Extension filter, Map<String, Boolean> switches) {
        return !filter.filter().switchable()
                || switches.getOrDefault(filter.id(), filter.filter().onByDefault());
    }

    static Run run(ReadyModel ready) {
        var occasion = ready.occasion();
        return new Run(
                occasion.caller(),
                ready.model().id(),
                ready.model().documents(),
                null,
                null,
                Locale.forLanguageTag(occasion.language()),
                occasion.caller().zone(),
                Instant.now().plus(LONGEST),
                Optional.empty(),
                line -> {});
    }
}
