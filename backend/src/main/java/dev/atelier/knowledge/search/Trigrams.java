package dev.atelier.knowledge.search;

import java.util.Arrays;

/**
 * How often the groups of three letters of a question stand in texts. A word counts with two blanks before it and one behind it, so that
 * beginnings weigh more than middles; what is no letter, digit or underscore parts words. A search looks at a hundred thousand letters: here
 * instructions count, and branches that cannot be foretold count most.
 */
final class Trigrams {
    private static final int BITS = 13; // a question has at most 4,000 groups
    private static final int SLOTS = 1 << BITS;
    private static final long WHOLE = (1L << 48) - 1;
    private static final long BLANKS = ' ' << 16 | ' ';
    private static final long NOTHING = BLANKS << 16 | ' ';

    /** Of a letter or digit its small form, of all else a blank; asking {@link Character} takes most of the time. */
    private static final char[] LETTERS = letters();

    private final long[] wanted;

    /** 1 where a group of the question may belong: most groups of a text are told by it alone. */
    private final byte[] maybe = new byte[SLOTS];

    /** The number of a group among the wanted, plus one, at the first free place from its own on. */
    private final short[] slots = new short[SLOTS];

    private char[] chars = new char[0];
    private long[] groups = new long[0];
    private int length;

    Trigrams(String question) {
        Arrays.fill(maybe, (byte) 1);
        var count = cut(question);
        Arrays.fill(maybe, (byte) 0);
        wanted = Arrays.stream(groups, 0, count)
                .filter(group -> group != NOTHING)
                .distinct()
                .sorted()
                .toArray();
        for (var i = 0; i < wanted.length; i++) {
            var slot = slot(wanted[i]);
            maybe[slot] = 1;
            while (slots[slot] != 0) {
                slot = slot + 1 & SLOTS - 1;
            }
            slots[slot] = (short) (i + 1);
        }
    }

    int size() {
        return wanted.length;
    }

    /** @param of each group of the question, in a fixed order; @param length how many groups the text has in all */
    record Count(int[] of, int length) {}

    /** One thread at a time. */
    Count in(String text) {
        var found = new int[wanted.length];
        var count = cut(text);
        for (var i = 0; i < count; i++) {
            var group = groups[i];
            for (var slot = slot(group); slots[slot] != 0; slot = slot + 1 & SLOTS - 1) {
                if (wanted[slots[slot] - 1] == group) {
                    found[slots[slot] - 1]++;
                    break;
                }
            }
        }
        return new Count(found, length);
    }

    /** Into {@link #groups} those that may be wanted; @return how many. Tells the length, too. */
    private int cut(String text) {
        var end = text.length();
        if (chars.length <= end) {
            chars = new char[2 * end + 2];
            groups = new long[2 * end + 2];
        }
        text.getChars(0, end, chars, 0);
        chars[end] = ' ';
        var count = 0;
        var all = 0;
        var before = BLANKS;
        for (var i = 0; i <= end; i++) {
            var c = LETTERS[chars[i]];
            var group = before << 16 & WHOLE | c;
            groups[count] = group;
            count += maybe[slot(group)];
            all += group == NOTHING ? 0 : 1;
            before = c == ' ' ? BLANKS : group;
        }
        length = all;
        return count;
    }

    private static int slot(long group) {
        return (int) ((group * 0x9E3779B97F4A7C15L) >>> (Long.SIZE - BITS));
    }

    private static char[] letters() {
        var letters = new char[Character.MAX_VALUE + 1];
        for (var c = 0; c < letters.length; c++) {
            var small = Character.toLowerCase((char) c);
            letters[c] = Character.isLetterOrDigit(small) || small == '_' ? small : ' ';
        }
        return letters;
    }
}
