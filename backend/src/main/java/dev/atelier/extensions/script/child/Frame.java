package dev.atelier.extensions.script.child;

/** What begins each answer of the scripts' process; a length and as many bytes of UTF-8 follow all but the first two. */
public final class Frame {
    /** It waits for a call. */
    public static final int READY = 1;

    /** It has the whole call, and begins. */
    public static final int BEGUN = 7;

    /** A line for the log. */
    public static final int LOG = 2;

    /** It asks for something of the web, as JSON, and waits for a length and the answer. */
    public static final int FETCH = 3;

    /** The result, as JSON. */
    public static final int DONE = 4;

    /** The script said no, and why. */
    public static final int REFUSED = 5;

    /** It came to nothing: the name of an {@link Ended}, a line break, and what is known of the reason. */
    public static final int FAILED = 6;

    private Frame() {}
}
