package dev.atelier.platform.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinesTest {
    private final List<String> heard = new ArrayList<>();

    @Test
    void lines_are_the_same_wherever_the_bytes_were_cut() {
        var bytes = "{\"a\":\"세계 👋🏽\"}\n\n{\"b\":1}\r\nrest".getBytes(StandardCharsets.UTF_8);
        for (var first = 0; first <= bytes.length; first++) {
            for (var second = first; second <= bytes.length; second++) {
                assertThat(cut(Lines.End.LF, bytes, first, second))
                        .containsExactly("{\"a\":\"세계 👋🏽\"}", "", "{\"b\":1}\r", "rest");
            }
        }
    }

    @Test
    void any_of_the_three_ends_counts_once() {
        var bytes = "a\r\nb\rc\n\r\nd\r\r".getBytes(StandardCharsets.UTF_8);
        for (var first = 0; first <= bytes.length; first++) {
            for (var second = first; second <= bytes.length; second++) {
                assertThat(cut(Lines.End.ANY, bytes, first, second)).containsExactly("a", "b", "c", "", "d", "");
            }
        }
    }

    @Test
    void a_line_without_end_is_bounded() {
        var lines = new Lines(Lines.End.LF, (bytes, from, to) -> {});
        var megabyte = new byte[1 << 20];
        assertThatThrownBy(() -> {
                    for (var i = 0; i < 20; i++) {
                        lines.feed(megabyte);
                    }
                })
                .isInstanceOf(OutgoingFailure.class);
    }

    private List<String> cut(Lines.End end, byte[] bytes, int first, int second) {
        heard.clear();
        var lines = new Lines(
                end, (line, from, to) -> heard.add(new String(line, from, to - from, StandardCharsets.UTF_8)));
        lines.feed(Arrays.copyOfRange(bytes, 0, first));
        lines.feed(Arrays.copyOfRange(bytes, first, second));
        lines.feed(Arrays.copyOfRange(bytes, second, bytes.length));
        lines.finish();
        return heard;
    }
}
