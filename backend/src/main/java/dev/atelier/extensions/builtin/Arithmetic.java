package dev.atelier.extensions.builtin;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads an expression from left to right and computes it as it goes: sums of products of powers of numbers, brackets and functions. Sums
 * and products are exact; quotients and roots have 50 digits, logarithms and angles those of a double.
 */
final class Arithmetic {
    private static final MathContext DIGITS = new MathContext(50, RoundingMode.HALF_EVEN);
    private static final int LONGEST = 2_000;
    private static final int DEEPEST = 100;
    private static final int MOST_DIGITS = 2_000;
    private static final int MOST_POWER = 5_000;
    private static final BigDecimal PI = new BigDecimal("3.1415926535897932384626433832795028841971693993751");
    private static final BigDecimal E = new BigDecimal("2.7182818284590452353602874713526624977572470936999");

    private final String text;
    private int at;
    private int depth;

    private Arithmetic(String text) {
        this.text = text;
    }

    /** @throws ArithmeticException in words for who wrote the expression */
    static String of(String expression) {
        if (expression.length() > LONGEST) {
            throw new ArithmeticException("The expression is longer than " + LONGEST + " characters.");
        }
        var reading = new Arithmetic(
                expression.replace('×', '*').replace('÷', '/').replace('−', '-').replace("**", "^"));
        var value = reading.sum();
        if (reading.peek() != 0) {
            throw reading.unexpected();
        }
        return written(value);
    }

    private static String written(BigDecimal value) {
        var plain = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        return Math.abs((long) plain.scale()) > 60 ? plain.toString() : plain.toPlainString();
    }

    private BigDecimal sum() {
        if (++depth > DEEPEST) {
            throw new ArithmeticException("The expression is nested too deep.");
        }
        var value = product();
        while (peek() == '+' || peek() == '-') {
            var sign = next();
            var other = product();
            value = bounded(sign == '+' ? value.add(other) : value.subtract(other));
        }
        depth--;
        return value;
    }

    private BigDecimal product() {
        var value = signed();
        while (peek() == '*' || peek() == '/' || peek() == '%') {
            var sign = next();
            var other = signed();
            if (sign != '*' && other.signum() == 0) {
                throw new ArithmeticException("Division by zero.");
            }
            value = bounded(
                    switch (sign) {
                        case '*' -> value.multiply(other);
                        case '/' -> quotient(value, other);
                        default -> value.remainder(other);
                    });
        }
        return value;
    }

    private static BigDecimal quotient(BigDecimal value, BigDecimal other) {
        return value.divide(other, DIGITS);
    }

    /** A minus binds less than a power: -2^2 is -4. */
    private BigDecimal signed() {
        if (peek() == '-' || peek() == '+') {
            if (++depth > DEEPEST) {
                throw new ArithmeticException("The expression is nested too deep.");
            }
            var minus = next() == '-';
            var value = signed();
            depth--;
            return minus ? value.negate() : value;
        }
        return power();
    }

    private BigDecimal power() {
        var base = factorial();
        if (peek() != '^') {
            return base;
        }
        next();
        return bounded(raised(base, signed()));
    }

    private static BigDecimal raised(BigDecimal base, BigDecimal exponent) {
        var whole = exponent.stripTrailingZeros().scale() <= 0;
        if (!whole) {
            return real(Math.pow(base.doubleValue(), exponent.doubleValue()));
        }
        if (exponent.abs().compareTo(BigDecimal.valueOf(MOST_POWER)) > 0) {
            throw new ArithmeticException("Powers beyond " + MOST_POWER + " are not computed.");
        }
        var n = exponent.intValueExact();
        if (n < 0 && base.signum() == 0) {
            throw new ArithmeticException("Division by zero.");
        }
        if ((long) base.precision() * Math.abs(n) > 4L * MOST_DIGITS) {
            return base.pow(n, DIGITS);
        }
        return n >= 0 ? base.pow(n) : BigDecimal.ONE.divide(base.pow(-n), DIGITS);
    }

    private BigDecimal factorial() {
        var value = atom();
        while (peek() == '!') {
            next();
            if (value.signum() < 0
                    || value.stripTrailingZeros().scale() > 0
                    || value.compareTo(BigDecimal.valueOf(500)) > 0) {
                throw new ArithmeticException("Factorials are computed of whole numbers from 0 to 500.");
            }
            var product = BigInteger.ONE;
            for (var i = 2; i <= value.intValueExact(); i++) {
                product = product.multiply(BigInteger.valueOf(i));
            }
            value = new BigDecimal(product);
        }
        return value;
    }

    private BigDecimal atom() {
        var first = peek();
        if (first == '(') {
            next();
            var value = sum();
            expect(')');
            return value;
        }
        if (Character.isDigit(first) || first == '.') {
            return number();
        }
        if (Character.isLetter(first)) {
            return named(word());
        }
        throw unexpected();
    }

    private BigDecimal number() {
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
            return bounded(new BigDecimal(text.substring(from, at).replace("_", "")));
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

    private String word() {
        var from = at;
        while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
            at++;
        }
        return text.substring(from, at).toLowerCase(Locale.ROOT);
    }

    private BigDecimal named(String word) {
        if (peek() != '(') {
            return switch (word) {
                case "pi" -> PI;
                case "e" -> E;
                default -> throw new ArithmeticException(word + " is not known.");
            };
        }
        next();
        var given = new ArrayList<BigDecimal>();
        given.add(sum());
        while (peek() == ',') {
            next();
            given.add(sum());
        }
        expect(')');
        return bounded(Functions.call(word, given, DIGITS));
    }

    /** Of a result that no number may be. */
    static BigDecimal real(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw new ArithmeticException("The result is no real number, or too large.");
        }
        return new BigDecimal(Double.toString(value));
    }

    private static BigDecimal bounded(BigDecimal value) {
        if (value.precision() > MOST_DIGITS || Math.abs((long) value.scale()) > 10L * MOST_DIGITS) {
            throw new ArithmeticException("The result has more than " + MOST_DIGITS + " digits.");
        }
        return value;
    }

    private char peek() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private char next() {
        var found = peek();
        at++;
        return found;
    }

    private void expect(char character) {
        if (peek() != character) {
            throw unexpected();
        }
        next();
    }

    private ArithmeticException unexpected() {
        var found = peek();
        return new ArithmeticException(
                found == 0
                        ? "The expression ends too soon."
                        : "Unexpected %s at character %d.".formatted(found, at + 1));
    }

    /** What stands before a bracket. */
    static final class Functions {
        private Functions() {}

        static BigDecimal call(String name, List<BigDecimal> given, MathContext digits) {
            var x = given.getFirst();
            if (given.size() > 1 && !List.of("min", "max", "round", "log").contains(name)) {
                throw new ArithmeticException(name + " takes one number.");
            }
            return switch (name) {
                case "sqrt" -> root(x, digits);
                case "abs" -> x.abs();
                case "floor" -> x.setScale(0, RoundingMode.FLOOR);
                case "ceil" -> x.setScale(0, RoundingMode.CEILING);
                case "round" -> x.setScale(places(given), RoundingMode.HALF_UP);
                case "min" -> given.stream().reduce(x, BigDecimal::min);
                case "max" -> given.stream().reduce(x, BigDecimal::max);
                case "ln" -> real(Math.log(x.doubleValue()));
                case "log" ->
                    real(
                            given.size() == 1
                                    ? Math.log10(x.doubleValue())
                                    : Math.log(x.doubleValue())
                                            / Math.log(given.get(1).doubleValue()));
                case "exp" -> real(Math.exp(x.doubleValue()));
                case "sin" -> real(Math.sin(x.doubleValue()));
                case "cos" -> real(Math.cos(x.doubleValue()));
                case "tan" -> real(Math.tan(x.doubleValue()));
                case "asin" -> real(Math.asin(x.doubleValue()));
                case "acos" -> real(Math.acos(x.doubleValue()));
                case "atan" -> real(Math.atan(x.doubleValue()));
                default -> throw new ArithmeticException(name + " is not known.");
            };
        }

        private static BigDecimal root(BigDecimal x, MathContext digits) {
            if (x.signum() < 0) {
                throw new ArithmeticException("The root of a negative number is not real.");
            }
            return x.sqrt(digits);
        }

        private static int places(List<BigDecimal> given) {
            var places = given.size() > 1 ? given.get(1) : BigDecimal.ZERO;
            if (places.abs().compareTo(BigDecimal.valueOf(100)) > 0) {
                throw new ArithmeticException("round takes at most 100 digits.");
            }
            return places.intValue();
        }
    }
}
