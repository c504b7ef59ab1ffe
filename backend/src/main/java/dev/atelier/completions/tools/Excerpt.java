package dev.atelier.completions.tools;

/** The beginning of a text that may be long. */
final class Excerpt {
    /** What people are told of arguments and results. */
    static final int SHOWN = 4_096;

    private Excerpt() {}

    /** Whole characters, and how many more there were. */
    static String of(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        var end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end) + "\n[cut: " + (text.length() - end) + " more characters]";
    }
}
