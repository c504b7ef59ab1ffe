package dev.atelier.extensions.script.child;

/** The script called {@code refuse}. */
final class RefusedException extends EndedException {
    private static final long serialVersionUID = 1L;

    RefusedException(String words) {
        super(Ended.THROWN, words);
    }
}
