package dev.atelier.extensions.filtering;

/**
 * Gets a text in pieces, cut anywhere between two characters, and gives it in pieces, changed. How it was cut makes no difference to what
 * comes out, all in all; what is held back is no more than has to be.
 */
public interface StreamFilter {

    /** Lets everything pass. */
    StreamFilter PASSING = text -> text;

    /** What can be told now; empty where nothing can. */
    String piece(String text);

    /** What was held back; there is no more. */
    default String end() {
        return "";
    }

    /** Whether nothing will pass any more, so that the rest need not be written. */
    default boolean isFull() {
        return false;
    }
}
