package dev.atelier.chats;

import java.util.Optional;
import java.util.regex.Pattern;

/** The title of a chat that nobody has named. */
final class Titles {
    private static final int LONGEST = 60;

    private static final int LONGEST_MADE = 80;
    private static final Pattern THOUGHTS = Pattern.compile("(?s)^\\s*<think>.*?(?:</think>|$)");
    private static final Pattern AROUND = Pattern.compile("^[\\s#*_`>\"'“”„«»‘’「」『』-]+|[\\s*_`\"'“”„«»‘’「」『』.。]+$");
    private static final Pattern LABEL =
            Pattern.compile("(?iu)^(?:title|titre|título|заголовок|название|제목)\\s*[:：]\\s*");

    private Titles() {}

    /** What a model gave as a title, on one line of at most 80 characters without what surrounds it; empty where it gave none. */
    static Optional<String> made(String said) {
        var line = THOUGHTS.matcher(said)
                .replaceFirst("")
                .lines()
                .map(one ->
                        one.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}\\s]+", " ").strip())
                .filter(one -> !bare(one).isEmpty())
                .findFirst();
        return line.map(Titles::bare).map(title -> cut(title, LONGEST_MADE));
    }

    private static String bare(String line) {
        var inside = AROUND.matcher(line).replaceAll("");
        return AROUND.matcher(LABEL.matcher(inside).replaceFirst("")).replaceAll("");
    }

    /** The first words of a question, at most 60 characters, cut between words where there is a gap to cut at. */
    static String of(String question) {
        return cut(question.strip().replaceAll("\\s+", " "), LONGEST);
    }

    private static String cut(String line, int longest) {
        if (line.codePointCount(0, line.length()) <= longest) {
            return line;
        }
        var end = line.offsetByCodePoints(0, longest - 1); // one is kept for the dots
        var gap = line.lastIndexOf(' ', end);
        return line.substring(0, gap > 0 ? gap : end).strip() + "…";
    }
}
