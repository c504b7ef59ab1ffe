package dev.atelier.knowledge.parsing.child;

/** What the parser's process writes, each frame a byte and what follows it. */
public final class Frame {
    /** Ready for a file. */
    public static final int READY = 'R';
    /** A block: kind, level (bytes), page (int, 0 for none), length (int) and UTF-8. */
    public static final int BLOCK = 'B';
    /** The title, as {@link java.io.DataOutput#writeUTF}. */
    public static final int TITLE = 'T';
    /** The end of a file that was read: how many pages it has (int). */
    public static final int END = 'E';
    /** The end of a file that was not: the slug of the refusal, as {@link java.io.DataOutput#writeUTF}. */
    public static final int REFUSED = 'X';

    private Frame() {}
}
