package dev.atelier.extensions.builtin;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;

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

    private final Symbols symbols;
    private int depth;

    private Arithmetic(Symbols symbols) {
        this.symbols = symbols;
    }

    /** @throws ArithmeticException in words for who wrote the expression */
    static String of(String expression) {
        if (expression.length() > LONGEST) {
            throw new ArithmeticException("The expression is longer than " + LONGEST + " characters.");
        }
        var symbols = new Symbols(
                expression.replace('×', '*').replace('÷', '/').replace('−', '-').replace("**", "^"));
        var value = new Arithmetic(symbols).sum();
        symbols.expect((char) 0);
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
        while (symbols.peek() == '+' || symbols.peek() == '-') {
            var sign = symbols.next();
            var other = product();
            value = bounded(sign == '+' ? value.add(other) : value.subtract(other));
        }
        depth--;
        return value;
    }

    private BigDecimal product() {
        var value = signed();
        while (symbols.peek() == '*' || symbols.peek() == '/' || symbols.peek() == '%') {
            var sign = symbols.next();
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
        if (symbols.peek() == '-' || symbols.peek() == '+') {
            if (++depth > DEEPEST) {
                throw new ArithmeticException("The expression is nested too deep.");
            }
            var minus = symbols.next() == '-';
            var value = signed();
            depth--;
            return minus ? value.negate() : value;
        }
        return power();
    }

    private BigDecimal power() {
        var base = factorial();
        if (symbols.peek() != '^') {
            return base;
        }
        symbols.next();
        return bounded(raised(base, signed()));
    }

    private static BigDecimal raised(BigDecimal base, BigDecimal exponent) {
        var whole = exponent.stripTrailingZeros().scale() <= 0;
        if (!whole) {
            return Functions.real(Math.pow(base.doubleValue(), exponent.doubleValue()));
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
        while (symbols.peek() == '!') {
            symbols.next();
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
        var first = symbols.peek();
        if (first == '(') {
            symbols.next();
            var value = sum();
            symbols.expect(')');
            return value;
        }
        if (Character.isDigit(first) || first == '.') {
            return bounded(symbols.number());
        }
        if (Character.isLetter(first)) {
            return named(symbols.word());
        }
        throw symbols.unexpected();
    }

    private BigDecimal named(String word) {
        if (symbols.peek() != '(') {
            return switch (word) {
                case "pi" -> PI;
                case "e" -> E;
                default -> throw new ArithmeticException(word + " is not known.");
            };
        }
        symbols.next();
        var given = new ArrayList<BigDecimal>();
        given.add(sum());
        while (symbols.peek() == ',') {
            symbols.next();
            given.add(sum());
        }
        symbols.expect(')');
        return bounded(Functions.call(word, given, DIGITS));
    }

    private static BigDecimal bounded(BigDecimal value) {
        if (value.precision() > MOST_DIGITS || Math.abs((long) value.scale()) > 10L * MOST_DIGITS) {
            throw new ArithmeticException("The result has more than " + MOST_DIGITS + " digits.");
        }
        return value;
    }
}
