package dev.atelier.chats;

/** The title of a chat that nobody has named. */
final class Titles {
    private static final int LONGEST = 60;

    private Titles() {}

    /** The first words of a question, at most 60 characters, cut between words where there is a gap to cut at. */
    static String of(String question) {
        var line = question.strip().replaceAll("\\s+", " ");
        if (line.codePointCount(0, line.length()) <= LONGEST) {
            return line;
        }
        var end = line.offsetByCodePoints(0, LONGEST - 1); // one is kept for the dots
        var gap = line.lastIndexOf(' ', end);
        return line.substring(0, gap > 0 ? gap : end).strip() + "…";
    }
}
