package dev.atelier.extensions.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArithmeticTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "1 + 2 * 3 = 7",
                "(1 + 2) * 3 = 9",
                "0.1 + 0.2 = 0.3",
                "-2 ^ 2 = -4",
                "2 ^ 3 ^ 2 = 512",
                "2 ^ -2 = 0.25",
                "2 ** 100 = 1267650600228229401496703205376",
                "10 / 4 = 2.5",
                "17 % 5 = 2",
                "20! / 18! = 380",
                "sqrt(2) ^ 2 - 2 < 0 or so = error",
                "round(2.345, 2) = 2.35",
                "max(1, 7, 3) - min(4, 2) = 5",
                "1.5e3 × 2 = 3000",
                "1_000_000 − 1 = 999999",
                "2 * pi > = error",
                "4 ^ 0.5 = 2",
            })
    void an_expression_is_computed_exactly(String expression, String result) {
        if (result.equals("error")) {
            assertThatThrownBy(() -> Arithmetic.of(expression)).isInstanceOf(ArithmeticException.class);
        } else {
            assertThat(Arithmetic.of(expression)).isEqualTo(result);
        }
    }

    @Test
    void a_quotient_has_fifty_digits() {
        assertThat(Arithmetic.of("1/3")).isEqualTo("0." + "3".repeat(50));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1 +", "1 2", "1/0", "nope(1)", "x", "1..2", "sqrt(-1)", "9^9^9^9", "10000000!", "((((1)"})
    void what_cannot_be_computed_says_why(String expression) {
        assertThatThrownBy(() -> Arithmetic.of(expression))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageMatching(".{8,}");
    }

    @Test
    void brackets_without_end_stop_at_a_depth() {
        assertThatThrownBy(() -> Arithmetic.of("(".repeat(1_900))).hasMessageContaining("deep");
        assertThatThrownBy(() -> Arithmetic.of("-".repeat(1_900) + "1")).hasMessageContaining("deep");
        assertThatThrownBy(() -> Arithmetic.of("sqrt(".repeat(300) + "1")).hasMessageContaining("deep");
    }
}
