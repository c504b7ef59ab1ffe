package dev.atelier.knowledge.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionWordsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            How many ships did the keeper count?    | en | ships keeper count
            ¿Cuántos barcos contó el guardián?      | es | barcos contó guardián
            Combien de navires l'armée a-t-elle ?   | fr | navires armée
            """)
    void in_other_languages_a_question_is_asked_without_the_words_that_hold_it_together(
            String question, String own, String elsewhere) {
        var words = QuestionWords.of(question);
        assertThat(words.own()).isEqualTo(own);
        assertThat(words.elsewhere().split("[^\\p{L}]+"))
                .filteredOn(word -> !word.isEmpty())
                .containsExactly(elsewhere.split(" "));
    }

    @Test
    void what_seems_to_be_in_no_language_is_asked_whole_in_all() {
        var words = QuestionWords.of("Zarquon PostgreSQL");
        assertThat(words.own()).isEmpty();
        assertThat(words.elsewhere()).isEqualTo("Zarquon PostgreSQL");
        assertThat(words.languages()).contains("en", "es", "fr", "ru", "ko", "other");
    }

    @Test
    void a_question_in_cyrillic_is_not_asked_in_languages_of_latin_letters() {
        assertThat(QuestionWords.of("Сколько кораблей видел смотритель?").languages())
                .containsExactly("ru", "other");
    }
}
