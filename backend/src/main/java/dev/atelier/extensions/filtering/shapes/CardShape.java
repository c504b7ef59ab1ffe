package dev.atelier.extensions.filtering.shapes;

/**
 * The number of a payment card: 13 to 19 digits that Luhn's sum (ISO/IEC 7812-1) proves, alone or in groups, the first digit from 2 to 6 as
 * the large networks have it. Of several ends that the sum proves, the last.
 */
public final class CardShape implements Shape {
    private static final int FEWEST = 13;
    private static final int MOST = 19;

    /** Between groups: spaces that do not break, too, and the dashes. */
    private static final String BETWEEN = " -\u00a0\u2009\u202f\u2010\u2011\u2012\u2013";

    @Override
    public String kind() {
        return "card";
    }

    @Override
    public Found at(Text text, int from, char before) {
        var first = digit(text.at(from));
        if (first < 2 || first > 6 || digit(before) >= 0) {
            return Found.NO;
        }
        var digits = new int[MOST];
        var count = 0;
        var proved = 0;
        var at = from;
        while (true) {
            if (at == text.length()) {
                return text.whole() ? ended(proved) : Found.PERHAPS;
            }
            var digit = digit(text.at(at));
            if (digit < 0) {
                return ended(proved);
            }
            if (count == MOST) {
                return ended(proved); // more digits than a card has: what was proved ended before a gap
            }
            digits[count++] = digit;
            at++;
            if (at == text.length() && !text.whole()) {
                return Found.PERHAPS; // the next one may be a digit
            }
            var groupEnds = at == text.length() || digit(text.at(at)) < 0;
            if (groupEnds && count >= FEWEST && isProved(digits, count)) {
                proved = at - from;
            }
            if (at < text.length() && BETWEEN.indexOf(text.at(at)) >= 0) {
                at++;
            }
        }
    }

    private static Found ended(int proved) {
        return proved == 0 ? Found.NO : Found.yes(proved);
    }

    private static boolean isProved(int[] digits, int count) {
        var sum = 0;
        for (var i = 0; i < count; i++) {
            var digit = digits[count - 1 - i];
            var twice = i % 2 == 1 ? 2 * digit : digit;
            sum += twice > 9 ? twice - 9 : twice;
        }
        return sum % 10 == 0;
    }

    private static int digit(char c) {
        return Character.digit(c, 10);
    }
}
