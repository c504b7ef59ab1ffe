package dev.atelier.completions;

import dev.atelier.connections.UpstreamEvent;
import dev.atelier.connections.UpstreamListener;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells thinking from answering where an upstream sends both as one text: what stands between tags such as {@code <think>} at the beginning
 * of an answer is passed on as reasoning. Tags that come later are part of the answer: somebody may have asked about them.
 */
final class ReasoningTags implements UpstreamListener {
    private static final List<Pair> USUAL = List.of(
            new Pair("<think>", "</think>"),
            new Pair("<thinking>", "</thinking>"),
            new Pair("<thought>", "</thought>"),
            new Pair("<reason>", "</reason>"),
            new Pair("<reasoning>", "</reasoning>"),
            new Pair("<|begin_of_thought|>", "<|end_of_thought|>"));

    private final List<Pair> pairs;
    private final UpstreamListener listener;

    private Part part = Part.UNDECIDED;
    private String held = "";
    private String close = "";

    private ReasoningTags(List<Pair> pairs, UpstreamListener listener) {
        this.pairs = pairs;
        this.listener = listener;
    }

    private record Pair(String open, String close) {}

    /** Which part of the answer the text is in. */
    private enum Part {
        UNDECIDED,
        REASONING,
        GAP,
        ANSWER
    }

    /** @param setting the parameter {@code reasoning_tags}: a pair of tags; true or nothing for the usual ones; false to leave the text alone */
    static UpstreamListener before(UpstreamListener listener, @Nullable Object setting) {
        if (Boolean.FALSE.equals(setting)) {
            return listener;
        }
        return new ReasoningTags(own(setting).map(List::of).orElse(USUAL), listener);
    }

    private static Optional<Pair> own(@Nullable Object setting) {
        return setting instanceof List<?> tags
                        && tags.size() == 2
                        && tags.getFirst() instanceof String open
                        && tags.getLast() instanceof String close
                        && !open.isBlank()
                        && !close.isBlank()
                ? Optional.of(new Pair(open, close))
                : Optional.empty();
    }

    @Override
    public void on(UpstreamEvent event) {
        switch (event) {
            case UpstreamEvent.Delta(var text) -> read(text);
            case UpstreamEvent.Reasoning reasoning -> listener.on(reasoning);
            case UpstreamEvent.ToolCall call -> afterHeld(call);
            case UpstreamEvent.Usage usage -> listener.on(usage);
            case UpstreamEvent.Finished finished -> afterHeld(finished);
            case UpstreamEvent.Failed failed -> afterHeld(failed);
        }
    }

    private void read(String text) {
        switch (part) {
            case UNDECIDED -> decide(held + text);
            case REASONING -> reason(held + text);
            case GAP -> bridge(text);
            case ANSWER -> listener.on(new UpstreamEvent.Delta(text));
        }
    }

    /** Waits until the beginning of the answer is a tag, or cannot become one. */
    private void decide(String text) {
        held = text;
        var begin = text.stripLeading();
        for (var pair : pairs) {
            if (begin.startsWith(pair.open())) {
                part = Part.REASONING;
                close = pair.close();
                reason(begin.substring(pair.open().length()));
                return;
            }
        }
        if (pairs.stream().noneMatch(pair -> pair.open().startsWith(begin))) {
            part = Part.ANSWER;
            flush();
        }
    }

    /** Passes on what is surely not the closing tag. */
    private void reason(String text) {
        var end = text.indexOf(close);
        if (end < 0) {
            var sure = text.length() - openEnd(text);
            held = text.substring(sure);
            tell(text.substring(0, sure));
            return;
        }
        held = "";
        tell(text.substring(0, end));
        part = Part.GAP;
        bridge(text.substring(end + close.length()));
    }

    /** How many characters at the end may be the beginning of the closing tag. */
    private int openEnd(String text) {
        for (var length = Math.min(close.length() - 1, text.length()); length > 0; length--) {
            if (text.endsWith(close.substring(0, length))) {
                return length;
            }
        }
        return 0;
    }

    /** The lines between thinking and answering belong to neither. */
    private void bridge(String text) {
        var answer = text.stripLeading();
        if (!answer.isEmpty()) {
            part = Part.ANSWER;
            listener.on(new UpstreamEvent.Delta(answer));
        }
    }

    private void tell(String reasoning) {
        if (!reasoning.isEmpty()) {
            listener.on(new UpstreamEvent.Reasoning(reasoning));
        }
    }

    private void afterHeld(UpstreamEvent event) {
        flush();
        listener.on(event);
    }

    private void flush() {
        var rest = held;
        held = "";
        if (!rest.isEmpty()) {
            listener.on(part == Part.REASONING ? new UpstreamEvent.Reasoning(rest) : new UpstreamEvent.Delta(rest));
        }
    }
}
