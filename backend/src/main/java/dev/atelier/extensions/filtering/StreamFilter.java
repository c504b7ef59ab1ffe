package dev.atelier.extensions.filtering;

/** Takes pieces of an answer, wherever they were cut, and gives pieces; it holds back no more than it must. */
public interface StreamFilter {

    /** What may be shown now; empty where nothing. */
    String piece(String text);

    /** What was held back, once no more comes. */
    String end();
}
