package dev.atelier.knowledge.search;

import java.util.Arrays;

/**
 * How often the groups of three letters of a question stand in texts. A word counts with two blanks before it and one behind it, so that
 * beginnings weigh more than middles; what is no letter, digit or underscore parts words.
 */
final class Trigrams {
    private static final int BITS = 1 << 12;

    private final long[] wanted;

    /** Most groups of a text are none of the question's: one look tells so. */
    private final boolean[] maybe = new boolean[BITS];

    Trigrams(String question) {
        var all = new long[2 * question.length() + 4];
        var count = new int[1];
        each(question, group -> all[count[0]++] = group);
        wanted = Arrays.stream(all, 0, count[0]).distinct().sorted().toArray();
        for (var group : wanted) {
            maybe[bit(group)] = true;
        }
    }

    int size() {
        return wanted.length;
    }

    /** @param of each group of the question, in a fixed order; @param length how many groups the text has in all */
    record Count(int[] of, int length) {}

    Count in(String text) {
        var found = new int[wanted.length];
        var length = new int[1];
        each(text, group -> {
            length[0]++;
            if (maybe[bit(group)]) {
                var at = Arrays.binarySearch(wanted, group);
                if (at >= 0) {
                    found[at]++;
                }
            }
        });
        return new Count(found, length[0]);
    }

    @FunctionalInterface
    private interface Groups {
        void on(long group);
    }

    private static void each(String text, Groups groups) {
        long before = ' ';
        long last = ' ';
        var inWord = false;
        for (var i = 0; i <= text.length(); i++) {
            var c = i < text.length() ? Character.toLowerCase(text.charAt(i)) : ' ';
            if (Character.isLetterOrDigit(c) || c == '_') {
                if (!inWord) {
                    before = ' ';
                    last = ' ';
                    inWord = true;
                }
                groups.on(before << 32 | last << 16 | c);
                before = last;
                last = c;
            } else if (inWord) {
                groups.on(before << 32 | last << 16 | ' ');
                inWord = false;
            }
        }
    }

    private static int bit(long group) {
        return (int) ((group * 0x9E3779B97F4A7C15L) >>> 52);
    }
}
