package dev.atelier.knowledge.splitting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.knowledge.text.Block;
import dev.atelier.knowledge.text.Kind;
import dev.atelier.knowledge.text.ParsedText;
import java.util.List;
import org.junit.jupiter.api.Test;

class SplitterTest {
    private static final String SENTENCE = "The lighthouse keeper writes down each ship that passes at night. ";

    private static List<Passage> split(int size, int overlap, Block... blocks) {
        return new Splitter(size, overlap).split(new ParsedText("Harbour book", List.of(blocks), 0));
    }

    private static Block heading(int level, String text) {
        return new Block(Kind.HEADING, level, text, null);
    }

    private static Block text(String text) {
        return Block.paragraph(text, null);
    }

    @Test
    void a_section_carries_the_path_of_the_headings_that_are_open_above_it() {
        var passages = split(
                1000,
                0,
                heading(1, "Ships"),
                text("All of them."),
                heading(2, "Sails"),
                text("Of linen."),
                heading(1, "Crew"),
                text("Nine."));
        assertThat(passages)
                .extracting(Passage::heading, Passage::text)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Harbour book › Ships", "All of them."),
                        org.assertj.core.groups.Tuple.tuple("Harbour book › Ships › Sails", "Of linen."),
                        org.assertj.core.groups.Tuple.tuple("Harbour book › Crew", "Nine."));
    }

    @Test
    void a_heading_with_nothing_below_it_is_a_passage_so_that_no_text_is_lost() {
        assertThat(split(1000, 0, heading(1, "Gone"), heading(1, "Here"), text("Now."), heading(2, "Last")))
                .extracting(Passage::text)
                .containsExactly("Gone", "Now.", "Last");
    }

    @Test
    void a_table_that_fits_is_never_cut_whatever_stands_before_it() {
        var table = "tide | hour\nhigh | six\nlow | noon";
        var passages = split(
                60, 20, text("Water comes and goes, twice a day, every day."), new Block(Kind.TABLE, 0, table, null));
        assertThat(passages).extracting(Passage::text).contains(table);
    }

    @Test
    void a_long_paragraph_is_cut_behind_sentences_and_each_piece_begins_with_the_end_of_the_one_before() {
        var passages = split(300, 80, text(SENTENCE.repeat(12).strip()));
        assertThat(passages).hasSizeGreaterThan(2).allSatisfy(passage -> {
            assertThat(passage.text()).hasSizeLessThanOrEqualTo(300).endsWith("night.");
        });
        for (var i = 1; i < passages.size(); i++) {
            assertThat(passages.get(i).start()).isLessThan(passages.get(i - 1).end());
        }
    }

    @Test
    void a_passage_stands_where_it_says_and_together_they_hold_the_whole_text() {
        var text = new ParsedText(
                null,
                List.of(
                        text("Ёлка и снег. ".repeat(40).strip()),
                        heading(1, "한국어"),
                        text("등대는 밤에 빛난다. ".repeat(60).strip()),
                        new Block(Kind.CODE, 0, "x".repeat(700) + "😀".repeat(300), null)),
                0);
        var whole = text.whole();
        var covered = new boolean[whole.length()];
        for (var passage : new Splitter(200, 40).split(text)) {
            assertThat(whole.substring(passage.start(), passage.end())).isEqualTo(passage.text());
            assertThat(passage.text().length()).isLessThanOrEqualTo(200);
            assertThat(Character.isLowSurrogate(passage.text().charAt(0))).isFalse();
            java.util.Arrays.fill(covered, passage.start(), passage.end(), true);
        }
        for (var i = 0; i < whole.length(); i++) {
            assertThat(covered[i] || Character.isWhitespace(whole.charAt(i)) || "한국어".indexOf(whole.charAt(i)) >= 0)
                    .as("character %d", i)
                    .isTrue();
        }
    }

    @Test
    void millions_of_characters_without_a_sentence_are_split_in_seconds() {
        var passages = split(1000, 150, text("wave ".repeat(800_000).strip()));
        assertThat(passages).hasSizeGreaterThan(4_000);
    }
}
