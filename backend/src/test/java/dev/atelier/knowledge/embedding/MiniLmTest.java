package dev.atelier.knowledge.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MiniLmTest {
    private static final MiniLm MODEL = MiniLm.load();

    private static double cosine(String one, String other) {
        var a = MODEL.vector(one);
        var b = MODEL.vector(other);
        var sum = 0.0;
        for (var i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    @Test
    void what_means_the_same_in_other_words_is_near_and_what_does_not_is_far() {
        var asked = "How do I get my money back?";
        assertThat(cosine(asked, "Refunds are paid within ten days."))
                .isGreaterThan(cosine(asked, "The museum opens at nine.") + 0.15);
    }

    @Test
    void a_vector_has_length_one_whatever_the_text_is() {
        for (var text :
                new String[] {"", "word", "등대 маяк 燈台 \u0000\uFFFD", "long ".repeat(10_000), "x".repeat(5_000)}) {
            var length = 0.0;
            for (var value : MODEL.vector(text)) {
                length += value * value;
            }
            assertThat(length).isCloseTo(1, org.assertj.core.data.Offset.offset(1e-4));
        }
    }

    @Test
    void words_are_cut_into_the_longest_pieces_that_the_vocabulary_has() {
        var vocabulary = Map.of(
                "[UNK]", 0, "[CLS]", 1, "[SEP]", 2, "light", 3, "##house", 4, "##s", 5, "cafe", 6, "!", 7, "lighth", 8);
        var pieces = new WordPieces(vocabulary, 8);
        assertThat(pieces.of("Lights!")).containsExactly(1, 3, 5, 7, 2);
        assertThat(pieces.of("CAFÉ zebra")).containsExactly(1, 6, 0, 2);
        assertThat(pieces.of("light ".repeat(20))).hasSize(8).endsWith(2);
    }
}
