package dev.atelier.extensions.filtering.shapes;

/** A private key as PEM (RFC 7468): from its first line to its last, or, where that never comes, a bounded text. */
final class PrivateKeyShape implements Shape {
    private static final String BEGIN = "-----BEGIN ";
    private static final String LABEL = "PRIVATE KEY-----";
    private static final String END = "-----END ";
    private static final int LONGEST_LABEL = 32;
    private static final int LONGEST = 32 << 10;

    @Override
    public String kind() {
        return "key";
    }

    @Override
    public Found at(Text text, int from, char before) {
        var at = from;
        for (; at - from < BEGIN.length(); at++) {
            if (at == text.length()) {
                return text.whole() ? Found.NO : Found.PERHAPS;
            }
            if (text.at(at) != BEGIN.charAt(at - from)) {
                return Found.NO;
            }
        }
        var label = new StringBuilder();
        while (label.length() < LONGEST_LABEL) {
            if (at == text.length()) {
                return text.whole() ? Found.NO : Found.PERHAPS;
            }
            label.append(text.at(at++));
            if (label.toString().endsWith(LABEL)) {
                return new Found.Yes(at - from, new Rest());
            }
            if (label.charAt(label.length() - 1) == '\n') {
                return Found.NO;
            }
        }
        return Found.NO;
    }

    /** Up to its last line. */
    private static final class Rest implements Tail {
        private final StringBuilder line = new StringBuilder();
        private int taken;
        private boolean over;

        @Override
        public boolean takes(char next) {
            if (over || ++taken > LONGEST) {
                return false;
            }
            line.append(next);
            if (line.length() > BEGIN.length() + LONGEST_LABEL) {
                line.deleteCharAt(0);
            }
            var end = line.indexOf(END);
            over = end >= 0 && line.indexOf(LABEL, end) >= 0;
            return true;
        }
    }
}
