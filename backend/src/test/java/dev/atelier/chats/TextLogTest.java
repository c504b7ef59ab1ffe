package dev.atelier.chats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextLogTest {
    @Test
    void what_was_appended_is_there_however_often_it_grew() {
        var log = new TextLog();
        var expected = new StringBuilder();
        for (var i = 0; i < 5_000; i++) {
            log.append("слово " + i);
            expected.append("слово ").append(i);
        }
        assertThat(log.text()).isEqualTo(expected.toString());
    }

    @Test
    void it_knows_where_characters_begin() {
        var log = new TextLog("aя😀");
        assertThat(log.length()).isEqualTo(7);
        for (var at : new int[] {0, 1, 3, 7}) {
            assertThat(log.isBetweenCharacters(at)).as("%d", at).isTrue();
        }
        for (var at : new int[] {-1, 2, 4, 5, 6, 8}) {
            assertThat(log.isBetweenCharacters(at)).as("%d", at).isFalse();
        }
    }
}
