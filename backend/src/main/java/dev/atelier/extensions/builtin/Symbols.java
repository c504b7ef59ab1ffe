package dev.atelier.extensions.builtin;

import java.math.BigDecimal;
import java.util.Locale;

/** The signs, numbers and words of an expression, one after the other. */
final class Symbols {
    private final String text;
    private int at;

    Symbols(String text) {
        this.text = text;
    }

    /** The next sign that is no blank; 0 at the end. */
    char peek() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    char next() {
        var found = peek();
        at++;
        return found;
    }

    void expect(char character) {
        if (peek() != character) {
            throw unexpected();
        }
        next();
    }

    ArithmeticException unexpected() {
        var found = peek();
        return new ArithmeticException(
                found == 0
                        ? "The expression ends too soon."
                        : "Unexpected %s at character %d.".formatted(found, at + 1));
    }

    /** With an exponent, where one follows. */
    BigDecimal number() {
        var from = at;
        while (at < text.length() && (isDigit(text.charAt(at)) || text.charAt(at) == '.' || text.charAt(at) == '_')) {
            at++;
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E') && exponentFollows()) {
            at += 2;
            while (at < text.length() && isDigit(text.charAt(at))) {
                at++;
            }
        }
        try {
            return new BigDecimal(text.substring(from, at).replace("_", ""));
        } catch (NumberFormatException wrong) {
            throw new ArithmeticException(text.substring(from, at) + " is no number.");
        }
    }

    private boolean exponentFollows() {
        var next = at + 1 < text.length() ? text.charAt(at + 1) : 0;
        return isDigit((char) next)
                || (next == '-' || next == '+') && at + 2 < text.length() && isDigit(text.charAt(at + 2));
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    String word() {
        var from = at;
        while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
            at++;
        }
        return text.substring(from, at).toLowerCase(Locale.ROOT);
    }
}
