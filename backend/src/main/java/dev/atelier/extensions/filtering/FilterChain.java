package dev.atelier.extensions.filtering;

import dev.atelier.connections.ChatMessage;
import dev.atelier.extensions.filtering.InletStep.Would;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The filters of one answer, in their order. What one lets pass the next one sees; one that fails closes the answer ({@link Stopped}) or is
 * left out, as its owner chose, which is told either way.
 */
public final class FilterChain implements AutoCloseable {
    private final List<Link> links;
    private final Consumer<Deeds> noted;

    /**
     * @param told hears what the filters do, on the thread on which they do it
     * @param noted hears at the end, where that may wait, what those did that were called
     */
    FilterChain(List<Link.Opened> filters, Consumer<FilterNotice> told, Consumer<Deeds> noted) {
        this.noted = noted;
        this.links = filters.stream().map(filter -> new Link(filter, told)).toList();
    }

    /** What a filter made of a conversation. */
    public record Change(String filterId, List<ChatMessage> messages) {}

    /** What the model is sent of a conversation. Blocks. @throws Stopped */
    public List<ChatMessage> inlet(List<ChatMessage> messages) {
        return changes(messages).reversed().stream()
                .findFirst()
                .map(Change::messages)
                .orElse(messages);
    }

    /** The same step by step: each filter that changed something. */
    public List<Change> changes(List<ChatMessage> messages) {
        var changes = new ArrayList<Change>();
        var passing = messages;
        for (var link : links) {
            var before = passing;
            passing = link.tried(() -> link.filter().inlet(before)).orElse(before);
            if (!passing.equals(before)) {
                if (!passing.containsAll(before)) {
                    link.changes(); // what is only added is no news to who asked
                }
                changes.add(new Change(link.id(), passing));
            }
        }
        return changes;
    }

    /** What would be sent, without anybody being asked and anything counted. */
    public record Explained<T>(T sent, List<InletStep> steps) {}

    /** What would become of a conversation. Blocks no longer than it takes. A refusal ends it, as it would. */
    public Explained<List<ChatMessage>> explained(List<ChatMessage> messages) {
        return explained(messages, Filter::inlet);
    }

    /** The same of what was found in documents. */
    public Explained<String> explainedDocuments(String text) {
        return explained(text, Filter::ofDocuments);
    }

    private <T> Explained<T> explained(T first, BiFunction<Filter, T, T> way) {
        var steps = new ArrayList<InletStep>();
        var passing = first;
        for (var link : links) {
            if (!link.filter().isPure()) {
                steps.add(link.step(Would.NOT_TRIED, null));
                continue;
            }
            var before = passing;
            try {
                passing = link.tried(() -> way.apply(link.filter(), before)).orElse(before);
                steps.add(link.step(passing.equals(before) ? Would.PASS : Would.CHANGE, null));
            } catch (Stopped stopped) {
                steps.add(link.step(Would.REFUSE, stopped.notice().text()));
                break;
            }
        }
        return new Explained<>(passing, steps);
    }

    /** What a tool was called with or gave. Blocks; several at once. @throws Stopped */
    public String ofTool(String text) {
        return passed(text, Filter::ofTool);
    }

    /** What the model is sent of its documents, all passages as one text. Blocks. @throws Stopped */
    public String ofDocuments(String text) {
        return passed(text, Filter::ofDocuments);
    }

    private String passed(String text, BiFunction<Filter, String, String> way) {
        var passing = text;
        for (var link : links) {
            var before = passing;
            passing = link.tried(() -> way.apply(link.filter(), before)).orElse(before);
            if (!passing.equals(before)) {
                link.changes();
            }
        }
        return passing;
    }

    /** The way of the answer. Ask for it once. */
    public Passage answer() {
        return passage(Filter::stream, true);
    }

    /** The way of what the model thinks; it may think several times. */
    public Passage reasoning() {
        return passage(Filter::reasoning, false);
    }

    private Passage passage(Function<Filter, StreamFilter> way, boolean whole) {
        var stages = new ArrayList<Passage.Stage>();
        for (var link : links) {
            var stream = link.tried(() -> way.apply(link.filter())).orElse(StreamFilter.PASSING);
            if (stream != StreamFilter.PASSING) {
                stages.add(new Passage.Stage(link, stream));
            }
            if (whole && link.filter().waitsForWhole()) {
                stages.add(new Passage.Stage(link, new Passage.Whole(link.filter())));
            }
        }
        return new Passage(stages);
    }

    /** Whether the way of the answer may block, so that it must not be gone on an event loop. */
    public boolean blocks() {
        return links.stream()
                .anyMatch(link -> link.filter().blocks() || link.filter().waitsForWhole());
    }

    /** Blocks. What goes wrong is nobody's answer any more. */
    public void spent(Spent spent) {
        links.forEach(link -> link.quietly(() -> link.filter().spent(spent)));
    }

    /** Blocks. */
    @Override
    public void close() {
        for (var link : links) {
            link.quietly(() -> link.filter().close());
            if (link.deeds().isCall()) {
                link.quietly(() -> noted.accept(link.deeds()));
            }
        }
    }
}
