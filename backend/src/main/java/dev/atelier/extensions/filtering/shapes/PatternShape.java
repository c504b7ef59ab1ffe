package dev.atelier.extensions.filtering.shapes;

import org.apache.lucene.util.automaton.CharacterRunAutomaton;
import org.apache.lucene.util.automaton.Operations;
import org.apache.lucene.util.automaton.RegExp;
import org.apache.lucene.util.automaton.TooComplexToDeterminizeException;

/**
 * Somebody's own pattern, run as a deterministic automaton: each character costs one step whatever the pattern is, and the automaton tells
 * when nothing that comes can make a find of it any more. The longest find counts; a find has at most {@link #LONGEST} characters.
 */
public final class PatternShape implements Shape {
    /** Characters of a find. */
    public static final int LONGEST = 256;

    private static final int LONGEST_PATTERN = 400;
    private static final int DEAD = -1;

    private final String kind;
    private final Source source;
    private final CharacterRunAutomaton automaton;

    private PatternShape(String kind, Source source, CharacterRunAutomaton automaton) {
        this.kind = kind;
        this.source = source;
        this.automaton = automaton;
    }

    /** A pattern that cannot be run; the message says why. */
    public static final class Wrong extends Exception {
        private static final long serialVersionUID = 1L;

        Wrong(String why) {
            super(why, null, false, false);
        }
    }

    /**
     * A pattern without the parts that an automaton does not know.
     *
     * @param wordBegins whether it must begin where a word does
     */
    private record Source(String pattern, boolean anyCase, boolean wordBegins, boolean wordEnds) {
        static Source of(String written) {
            var rest = written;
            var anyCase = rest.startsWith("(?i)");
            rest = anyCase ? rest.substring(4) : rest;
            var begins = rest.startsWith("\\b");
            rest = begins ? rest.substring(2) : rest;
            var ends = rest.endsWith("\\b") && !rest.endsWith("\\\\b");
            rest = ends ? rest.substring(0, rest.length() - 2) : rest;
            return new Source(rest.replace("(?:", "("), anyCase, begins, ends);
        }
    }

    /**
     * Letters, {@code . [] | () ? * + {n,m} \d \w \s} and their like; {@code (?i)} at the beginning; {@code \b} at the beginning and the
     * end. No references back, no looking around.
     */
    public static PatternShape of(String kind, String written) throws Wrong {
        if (written.length() > LONGEST_PATTERN) {
            throw new Wrong("has more than " + LONGEST_PATTERN + " characters");
        }
        if (written.contains("(?=") || written.contains("(?!") || written.contains("(?<")) {
            throw new Wrong("looks around or names a group, which cannot be done in bounded time here");
        }
        var source = Source.of(written);
        PatternSize.check(source.pattern());
        try {
            var flags = source.anyCase() ? RegExp.CASE_INSENSITIVE | RegExp.CASE_INSENSITIVE_RANGE : 0;
            var any = new RegExp(source.pattern(), RegExp.NONE, flags).toAutomaton();
            var one = Operations.determinize(any, Operations.DEFAULT_DETERMINIZE_WORK_LIMIT);
            var automaton = new CharacterRunAutomaton(Operations.removeDeadStates(one));
            if (automaton.isAccept(0)) {
                throw new Wrong("also matches nothing at all");
            }
            return new PatternShape(kind, source, automaton);
        } catch (TooComplexToDeterminizeException hostile) {
            throw new Wrong("is too complex: it would need too many states");
        } catch (IllegalArgumentException | StackOverflowError malformed) {
            throw new Wrong("cannot be read: " + malformed.getMessage());
        }
    }

    @Override
    public String kind() {
        return kind;
    }

    @Override
    public Found at(Text text, int from, char before) {
        if (source.wordBegins() && Character.isLetterOrDigit(before) == Character.isLetterOrDigit(text.at(from))) {
            return Found.NO;
        }
        var state = 0;
        var good = 0;
        for (var at = from; at - from < LONGEST; ) {
            if (at == text.length()) {
                return text.whole() ? ended(good) : Found.PERHAPS;
            }
            if (Character.isHighSurrogate(text.at(at)) && at + 1 == text.length() && !text.whole()) {
                return Found.PERHAPS;
            }
            var point = Character.codePointAt(text.chars(), at);
            state = automaton.step(state, point);
            if (state == DEAD) {
                return ended(good);
            }
            at += Character.charCount(point);
            if (automaton.isAccept(state)) {
                if (source.wordEnds()) {
                    if (at == text.length() && !text.whole()) {
                        return Found.PERHAPS;
                    }
                    good = isWordEnd(text, at) ? at - from : good;
                } else {
                    good = at - from;
                }
            }
        }
        return ended(good);
    }

    private static boolean isWordEnd(Text text, int at) {
        return at == text.length()
                || Character.isLetterOrDigit(text.at(at)) != Character.isLetterOrDigit(text.at(at - 1));
    }

    private static Found ended(int good) {
        return good == 0 ? Found.NO : Found.yes(good);
    }
}
