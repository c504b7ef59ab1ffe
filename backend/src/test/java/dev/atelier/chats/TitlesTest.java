package dev.atelier.chats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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

    @Test
    void sixty_characters_are_not_cut() {
        assertThat(Titles.of("x".repeat(60))).isEqualTo("x".repeat(60));
    }
}
