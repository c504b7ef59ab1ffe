package dev.atelier.connections.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WholeTextTest {
    private final List<String> heard = new ArrayList<>();
    private final WholeText text = new WholeText(heard::add);

    @Test
    void a_character_that_was_split_over_two_pieces_is_joined() {
        text.add("a\ud83d");
        text.add("\ude00b");
        text.finish();
        assertThat(heard).containsExactly("a", "😀b");
    }

    @Test
    void halves_that_find_no_other_half_are_replaced() {
        text.add("\ude00x\ud83d");
        text.add("y");
        text.add("\ud83d");
        text.finish();
        assertThat(String.join("", heard)).isEqualTo("\ufffdx\ufffdy\ufffd");
    }

    @Test
    void nul_is_dropped_and_nothing_is_not_told() {
        text.add("a\u0000b");
        text.add("\u0000");
        text.add("");
        text.finish();
        assertThat(heard).containsExactly("ab");
    }
}
