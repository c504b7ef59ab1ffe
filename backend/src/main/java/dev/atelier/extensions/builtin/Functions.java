package dev.atelier.extensions.builtin;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/** What may stand before a bracket in {@link Arithmetic}. */
final class Functions {
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

    /** Of a result that no number may be. */
    static BigDecimal real(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw new ArithmeticException("The result is no real number, or too large.");
        }
        return new BigDecimal(Double.toString(value));
    }
}
