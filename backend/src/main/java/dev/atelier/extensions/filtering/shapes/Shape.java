package dev.atelier.extensions.filtering.shapes;

/** Something that can be recognised in a text that is still being written. */
public interface Shape {

    /** What it is called in the place of what was found. */
    String kind();

    /**
     * Looks whether it begins at one place of a text.
     *
     * @param before the character before that place; a space at the beginning of the text
     */
    Found at(Text text, int from, char before);

    /**
     * A text as far as it is known.
     *
     * @param whole whether nothing will come any more
     */
    record Text(CharSequence chars, boolean whole) {
        public int length() {
            return chars.length();
        }

        public char at(int index) {
            return chars.charAt(index);
        }
    }

    /** What is known of one place. */
    sealed interface Found {
        /** It does not begin here, whatever comes. */
        record No() implements Found {}

        /** It depends on what comes. */
        record Perhaps() implements Found {}

        /** So many characters are it, and what {@code tail} takes behind them. */
        record Yes(int length, Tail tail) implements Found {}

        Found NO = new No();
        Found PERHAPS = new Perhaps();

        static Found yes(int length) {
            return new Yes(length, Tail.NONE);
        }
    }

    /** What belongs to something that was recognised, however long it goes on: it need not be held back. One for each find. */
    interface Tail {
        Tail NONE = next -> false;

        /** Whether the next character still belongs to it; not asked any more after the first that does not. */
        boolean takes(char next);
    }
}
