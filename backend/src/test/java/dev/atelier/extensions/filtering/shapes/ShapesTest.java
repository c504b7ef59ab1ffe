package dev.atelier.extensions.filtering.shapes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.extensions.filtering.shapes.PatternShape.Wrong;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class ShapesTest {
    private static final String KEY = "sk-" + "aB3".repeat(12);
    private static final List<String> BITS = List.of(
            "4111 1111 1111 1111",
            "4111111111111111",
            "378282246310005",
            "5555-5555-5555-4444",
            "4111 1111 1111 1112",
            " and ",
            "12",
            " 7 ",
            "anna@example.com",
            "anna.b+c@mail.example.co.uk으로",
            "@",
            ".",
            "-",
            "é😀",
            "한국어 ",
            KEY,
            "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc-_d",
            "AKIA",
            "ABCDEFGHIJKLMNOP",
            "sk-",
            "\n",
            "-----BEGIN RSA PRIVATE KEY-----\nMIIB",
            "\n-----END RSA PRIVATE KEY-----",
            "AB-1234",
            "ab-12345",
            "forbidden word",
            "Forbidden\u00a0Word",
            "unforbidden",
            "비밀번호를",
            "x".repeat(70));

    private static List<Shape> all() throws Wrong {
        var shapes = new ArrayList<Shape>(List.of(new CardShape(), new AddressShape()));
        shapes.addAll(KeyShape.KNOWN);
        shapes.add(PatternShape.of("case", "(?i)\\b[a-z]{2}-\\d{4,}\\b"));
        shapes.add(PatternShape.of("emoji", "é.+!"));
        shapes.add(new PhraseShape(List.of("forbidden word", "비밀번호")));
        return shapes;
    }

    private static String whole(String text) throws Wrong {
        return Shapes.replaced(text, all(), kind -> "[" + kind + "]");
    }

    @Test
    void any_cutting_of_a_text_gives_what_the_whole_gives_and_little_is_held_back() throws Wrong {
        var random = new Random(7);
        for (var round = 0; round < 3_000; round++) {
            var text = new StringBuilder();
            for (var bits = random.nextInt(1, 12); bits > 0; bits--) {
                text.append(BITS.get(random.nextInt(BITS.size())));
            }
            var cut = new Shapes(all(), kind -> "[" + kind + "]");
            var out = new StringBuilder();
            for (var at = 0; at < text.length(); ) {
                var to = Math.min(text.length(), at + random.nextInt(1, 9));
                out.append(cut.piece(text.substring(at, to)));
                at = to;
            }
            assertThat(out.append(cut.end()).toString()).as(text.toString()).isEqualTo(whole(text.toString()));
        }
    }

    @Test
    void what_cannot_become_a_find_is_told_at_once() throws Wrong {
        var shapes = List.of(new CardShape(), new AddressShape(), PatternShape.of("own", "secret-\\d+"));
        var reader = new Shapes(shapes, kind -> "[" + kind + "]");

        assertThat(reader.piece("Call 0171 5, ")).isEqualTo("Call 0171 5, ");
        assertThat(reader.piece("안녕하세요 привет 你好")).isEqualTo("안녕하세요 привет 你好");
        assertThat(reader.piece(" at 4")).isEqualTo(" at ");
        assertThat(reader.piece(" o'clock! ")).isEqualTo("4 o'clock! ");
    }

    @Test
    void nothing_longer_than_a_find_can_be_is_held_back() throws Wrong {
        for (var shape : all()) {
            var reader = new Shapes(List.of(shape), kind -> "");
            var told = 0;
            for (var i = 1; i <= 5_000; i++) {
                told += reader.piece("é4a@.-".substring(i % 6, i % 6 + 1)).length();
                assertThat(i - told).isLessThanOrEqualTo(400);
            }
        }
    }

    @Test
    void cards_are_what_luhn_proves_alone_or_in_groups() throws Wrong {
        assertThat(whole("4111111111111111")).isEqualTo("[card]");
        assertThat(whole("Amex 3782 822463 10005, ok")).isEqualTo("Amex [card], ok");
        assertThat(whole("4111-1111-1111-1111 2027")).isEqualTo("[card] 2027");
        assertThat(whole("4111 1111 1111 1112")).isEqualTo("4111 1111 1111 1112");
        assertThat(whole("１2 ４１１１ 1111 1111 1111")).doesNotContain("1111 1111");
        assertThat(whole("pi is 3.14159265358979323846")).isEqualTo("pi is 3.14159265358979323846");
    }

    @Test
    void addresses_end_where_another_script_or_a_sentence_goes_on() throws Wrong {
        assertThat(whole("anna@example.com으로 보내세요")).isEqualTo("[e-mail]으로 보내세요");
        assertThat(whole("Mail anna@example.com.")).isEqualTo("Mail [e-mail].");
        assertThat(whole("root@localhost, a@b.c")).isEqualTo("root@localhost, a@b.c");
    }

    @Test
    void a_key_is_gone_to_its_last_character_however_long_it_is() throws Wrong {
        assertThat(whole("use " + KEY + "x".repeat(3_000) + " now")).isEqualTo("use [key] now");
        assertThat(whole("risk-averse-people-and-some-more-words")).isEqualTo("risk-averse-people-and-some-more-words");
        var pem = "-----BEGIN PRIVATE KEY-----\nMIIEvQ\nabc=\n-----END PRIVATE KEY-----";
        assertThat(whole("a " + pem + " b")).isEqualTo("a [key] b");
    }

    @Test
    void phrases_are_whole_words_but_not_in_scripts_that_add_to_them() throws Wrong {
        assertThat(whole("a FORBIDDEN Word, unforbidden words")).isEqualTo("a [blocked], unforbidden words");
        assertThat(whole("비밀번호를 잊었다")).isEqualTo("[blocked]를 잊었다");
    }

    @Test
    void a_hostile_pattern_is_refused_or_runs_in_bounded_time() throws Wrong {
        for (var hostile : List.of(
                "((((a{100}){100}){100}){100})",
                "(a|aa)+$(?=b)",
                "[ab]*a[ab]{30}",
                "(((",
                "a)",
                "a{5",
                "",
                "a*",
                "(?<n>a)",
                "(".repeat(60) + "a" + ")".repeat(60))) {
            Assertions.assertTimeout(
                    Duration.ofSeconds(5), () -> assertThatThrownBy(() -> PatternShape.of("p", hostile), hostile)
                            .isInstanceOf(Wrong.class));
        }
        for (var slowElsewhere : List.of("(a+)+b", "(a|a)*c", "(x+x+)+y", "(.*a){25}", ".*.*=.*")) {
            var shape = PatternShape.of("p", slowElsewhere);
            var text = "a".repeat(100_000) + "x".repeat(100_000);
            Assertions.assertTimeout(
                    Duration.ofSeconds(5), () -> Shapes.replaced(text, List.of(shape), kind -> "[" + kind + "]"));
        }
    }
}
