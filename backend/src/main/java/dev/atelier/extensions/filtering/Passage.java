package dev.atelier.extensions.filtering;

import java.util.List;

/** A text on its way through all filters of a chain, one after the other. One thread at a time. */
public final class Passage implements StreamFilter {
    private static final int LOOKED_AT_AGAIN = 512;

    private final List<Stage> stages;
    private String repeated = "";

    Passage(List<Stage> stages) {
        this.stages = List.copyOf(stages);
    }

    @Override
    public String piece(String text) {
        return withoutRepeated(through(0, text));
    }

    /** The same behind a text that was told before: what in it may have been a beginning is looked at again, but not told again. May block. */
    public Passage behind(String told) {
        var tail = told.substring(Math.max(0, told.length() - LOOKED_AT_AGAIN));
        var passed = through(0, tail);
        repeated = tail.startsWith(passed) ? tail.substring(passed.length()) : "";
        return this;
    }

    private String withoutRepeated(String text) {
        var same = 0;
        while (same < repeated.length() && same < text.length() && repeated.charAt(same) == text.charAt(same)) {
            same++;
        }
        repeated = same == text.length() ? repeated.substring(same) : "";
        return text.substring(same);
    }

    @Override
    public String end() {
        var rest = new StringBuilder();
        for (var i = 0; i < stages.size(); i++) {
            rest.append(through(i + 1, stages.get(i).end()));
        }
        return withoutRepeated(rest.toString());
    }

    private String through(int from, String text) {
        var passing = text;
        for (var i = from; i < stages.size() && !passing.isEmpty(); i++) {
            passing = stages.get(i).piece(passing);
        }
        return passing;
    }

    @Override
    public boolean isFull() {
        return stages.stream().anyMatch(Stage::isFull);
    }

    /** One filter's part of the way. Where the filter fails and is let be, what it held back passes as it came. */
    static final class Stage implements StreamFilter {
        private final Link link;
        private final StreamFilter stream;
        private final StringBuilder unanswered = new StringBuilder();

        Stage(Link link, StreamFilter stream) {
            this.link = link;
            this.stream = stream;
        }

        @Override
        public String piece(String text) {
            unanswered.append(text);
            return link.tried(() -> stream.piece(text)).map(this::compared).orElseGet(this::asItCame);
        }

        @Override
        public String end() {
            var rest = link.tried(stream::end).map(this::compared).orElseGet(this::asItCame);
            if (!unanswered.isEmpty()) {
                link.changes(); // something went in that did not come out
            }
            return rest;
        }

        @Override
        public boolean isFull() {
            return stream.isFull();
        }

        private String asItCame() {
            var text = unanswered.toString();
            unanswered.setLength(0);
            return text;
        }

        /** What comes out is what went in, as long as nothing was changed. */
        private String compared(String out) {
            if (out.length() <= unanswered.length() && out.contentEquals(unanswered.subSequence(0, out.length()))) {
                unanswered.delete(0, out.length());
            } else {
                unanswered.setLength(0);
                link.changes();
            }
            return out;
        }
    }

    /** Keeps the whole text until its end, for a filter that has to see it whole. */
    static final class Whole implements StreamFilter {
        /** Characters. */
        private static final int MOST = 8 << 20;

        private final Filter filter;
        private final StringBuilder whole = new StringBuilder();

        Whole(Filter filter) {
            this.filter = filter;
        }

        @Override
        public String piece(String text) {
            whole.append(text);
            if (whole.length() > MOST) {
                throw new Refusal("The answer is too long to be checked as a whole.");
            }
            return "";
        }

        @Override
        public String end() {
            var text = whole.toString();
            whole.setLength(0);
            return text.isEmpty() ? text : filter.outlet(text);
        }
    }
}
