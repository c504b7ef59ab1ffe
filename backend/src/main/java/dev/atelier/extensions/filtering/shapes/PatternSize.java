package dev.atelier.extensions.filtering.shapes;

import dev.atelier.extensions.filtering.shapes.PatternShape.Wrong;
import java.util.ArrayDeque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How large a pattern becomes when its repetitions are written out, counted before anybody writes them out. */
final class PatternSize {
    private static final long MOST = 2_000;
    private static final int DEEPEST = 50;
    private static final Pattern REPETITION = Pattern.compile("\\{(\\d{1,4})(?:(,)(\\d{1,4})?)?}");

    private final ArrayDeque<Long> groups = new ArrayDeque<>();
    private long inGroup;
    private long last;

    private PatternSize() {}

    static void check(String pattern) throws Wrong {
        new PatternSize().read(pattern);
    }

    private void read(String pattern) throws Wrong {
        var repetition = REPETITION.matcher(pattern);
        for (var at = 0; at < pattern.length(); at++) {
            switch (pattern.charAt(at)) {
                case '(' -> open();
                case ')' -> close();
                case '[' -> {
                    at = behindClass(pattern, at);
                    add(1);
                }
                case '\\' -> {
                    at++;
                    add(1);
                }
                case '{' -> at = repeat(repetition.region(at, pattern.length()));
                default -> add(1);
            }
            if (inGroup > MOST) {
                throw new Wrong("is too large when its repetitions are written out");
            }
        }
    }

    private void open() throws Wrong {
        if (groups.size() == DEEPEST) {
            throw new Wrong("has groups inside groups, too deep");
        }
        groups.push(inGroup);
        inGroup = 0;
    }

    private void close() throws Wrong {
        if (groups.isEmpty()) {
            throw new Wrong("closes a group that was not opened");
        }
        var size = inGroup;
        inGroup = groups.pop();
        add(size);
    }

    private void add(long size) {
        last = size;
        inGroup += size;
    }

    private int repeat(Matcher repetition) throws Wrong {
        if (!repetition.lookingAt()) {
            throw new Wrong("has a brace that is no repetition: write \\{ for the sign itself");
        }
        var least = Long.parseLong(repetition.group(1));
        var most = repetition.group(3) == null ? least + 1 : Long.parseLong(repetition.group(3));
        inGroup += last * (Math.max(most, 1) - 1);
        last *= Math.max(most, 1);
        return repetition.end() - 1;
    }

    private static int behindClass(String pattern, int open) throws Wrong {
        for (var at = open + 1; at < pattern.length(); at++) {
            if (pattern.charAt(at) == '\\') {
                at++;
            } else if (pattern.charAt(at) == ']' && at > open + 1) {
                return at;
            }
        }
        throw new Wrong("has a class of characters that is not closed");
    }
}
