package dev.atelier.extensions.filtering.shapes;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Words and phrases in any case, as whole words; in scripts that set no spaces between words, or add to them, anywhere. */
public final class PhraseShape implements Shape {
    private static final Set<UnicodeScript> UNSPACED = Set.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.HANGUL,
            UnicodeScript.THAI);

    private final Map<Character, List<String>> byFirst = new HashMap<>();

    public PhraseShape(Collection<String> phrases) {
        phrases.stream()
                .map(phrase -> folded(phrase.strip()))
                .filter(phrase -> !phrase.isEmpty())
                .distinct()
                .forEach(phrase -> byFirst.computeIfAbsent(phrase.charAt(0), first -> new ArrayList<>())
                        .add(phrase));
    }

    @Override
    public String kind() {
        return "blocked";
    }

    @Override
    public Found at(Text text, int from, char before) {
        var beginning = byFirst.get(folded(text.at(from)));
        if (beginning == null) {
            return Found.NO;
        }
        var longest = 0;
        for (var phrase : beginning) {
            var length = matched(phrase, text, from, before);
            if (length == UNDECIDED) {
                return Found.PERHAPS;
            }
            longest = Math.max(longest, length);
        }
        return longest == 0 ? Found.NO : Found.yes(longest);
    }

    private static final int UNDECIDED = -1;

    /** Any white space stands for a space of the phrase, one character for one. */
    private static int matched(String phrase, Text text, int from, char before) {
        if (joins(before, phrase.charAt(0))) {
            return 0;
        }
        for (var i = 0; i < phrase.length(); i++) {
            if (from + i == text.length()) {
                return text.whole() ? 0 : UNDECIDED;
            }
            if (folded(text.at(from + i)) != phrase.charAt(i)) {
                return 0;
            }
        }
        var end = from + phrase.length();
        var last = phrase.charAt(phrase.length() - 1);
        if (end == text.length()) {
            return text.whole() || !isOfWord(last) ? phrase.length() : UNDECIDED;
        }
        return joins(text.at(end), last) ? 0 : phrase.length();
    }

    /** Whether a neighbour makes another word of it. */
    private static boolean joins(char neighbour, char edge) {
        return isOfWord(edge) && Character.isLetterOrDigit(neighbour);
    }

    private static boolean isOfWord(char edge) {
        return Character.isLetterOrDigit(edge) && !UNSPACED.contains(UnicodeScript.of(edge));
    }

    private static String folded(String text) {
        var folded = new StringBuilder(text.length());
        text.chars().forEach(c -> folded.append(folded((char) c)));
        return folded.toString();
    }

    private static char folded(char c) {
        return Character.isWhitespace(c) || c == '\u00a0' ? ' ' : Character.toLowerCase(Character.toUpperCase(c));
    }
}
