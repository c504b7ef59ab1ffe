package dev.atelier.chats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TitlesTest {
    @Test
    void a_short_question_is_its_own_title_on_one_line() {
        assertThat(Titles.of("  Who wrote\n\tMiddlemarch? ")).isEqualTo("Who wrote Middlemarch?");
    }

    @Test
    void a_long_one_is_cut_between_words() {
        var title = Titles.of("Please compare the constitutional arrangements of Switzerland and those of Belgium");
        assertThat(title).isEqualTo("Please compare the constitutional arrangements of…");
    }

    @Test
    void one_without_gaps_is_cut_between_characters() {
        var title = Titles.of("👋🏽".repeat(100));
        assertThat(title.codePointCount(0, title.length())).isEqualTo(60);
        assertThat(title).endsWith("…");
        assertThat(Character.isHighSurrogate(title.charAt(title.length() - 2))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '^',
            value = {
                "Danish law and where to sue ~ Danish law and where to sue",
                "\"Danish law.\" ~ Danish law",
                "## **Title: «Датское право»** ~ Датское право",
                "Заголовок: Датское право. ~ Датское право",
                "제목: 덴마크 법 ~ 덴마크 법",
                "<think>Hm. Six words.</think>  Danish law ~ Danish law",
                "What is 2.5 % of C#? ~ What is 2.5 % of C#?"
            })
    void what_a_model_gives_is_freed_of_what_surrounds_it(String said, String title) {
        assertThat(Titles.made(said)).contains(title);
    }

    @Test
    void of_several_lines_the_first_that_says_something_counts_and_it_is_not_long() {
        assertThat(Titles.made("\n***\n\tDanish\u2028 law\u0007\nBecause it is about it"))
                .contains("Danish law");
        assertThat(Titles.made("word ".repeat(40)).orElseThrow())
                .hasSizeLessThanOrEqualTo(80)
                .endsWith("word…");
        assertThat(Titles.made("<think>Never ends")).isEmpty();
        assertThat(Titles.made(" \"\" \n")).isEmpty();
    }

    @Test
    void sixty_characters_are_not_cut() {
        assertThat(Titles.of("x".repeat(60))).isEqualTo("x".repeat(60));
    }
}
