package dev.atelier.chats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTest {
    @Test
    void what_was_written_is_read_again() {
        var position = new Position(15, List.of(new Position.Mark(13, 0, 0), new Position.Mark(14, 128, 7)));
        assertThat(position.text()).isEqualTo("15:13.0.0,14.128.7");
        assertThat(Position.parse(position.text())).contains(position);
        assertThat(Position.parse("15")).contains(new Position(15, List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "-1",
                "15:",
                "15:1.2",
                "15:1.2.3,",
                "15:1.-2.3",
                "99999999999999999999",
                "15:1.9999999999.0"
            })
    void anything_else_is_no_position(String text) {
        assertThat(Position.parse(text)).isEmpty();
    }

    @Test
    void one_that_is_too_long_is_none() {
        assertThat(Position.parse("15:" + "1.2.3,".repeat(100_000) + "1.2.3")).isEmpty();
    }
}
