package dev.atelier.platform.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventStreamTest {
    private final List<String> heard = new ArrayList<>();

    @Test
    void events_are_the_same_wherever_the_bytes_were_cut() {
        var text =
                "\ufeff: a comment\r\n\r\ndata: one 세계\r\n\r\nevent: ping\rdata:two\rdata:  2\r\rid: 7\nretry: 10\nunknown: x\n"
                        + "data\ndata: three\n\nevent: nothing\n\ndata: [DONE]";
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        for (var first = 0; first <= bytes.length; first++) {
            for (var second = first; second <= bytes.length; second++) {
                assertThat(cut(bytes, first, second))
                        .containsExactly("message=one 세계", "ping=two\n 2", "message=\nthree", "message=[DONE]");
            }
        }
    }

    @Test
    void it_is_known_where_a_stream_broke_off_and_when_to_ask_for_the_rest() {
        var events = new EventStream((name, data, length) -> {});
        events.feed("id: 1\ndata: one\n\nretry: 250\nretry: soon\nid: 2\n\nid: 3\ndata: cut"
                .getBytes(StandardCharsets.UTF_8));
        assertThat(events.lastId()).isEqualTo("2");
        assertThat(events.pause()).hasMillis(250);
    }

    @Test
    void an_event_without_end_is_bounded() {
        var events = new EventStream((name, data, length) -> {});
        var line = ("data: " + "x".repeat(1 << 20) + "\n").getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> {
                    for (var i = 0; i < 20; i++) {
                        events.feed(line);
                    }
                })
                .isInstanceOf(OutgoingFailure.class);
    }

    private List<String> cut(byte[] bytes, int first, int second) {
        heard.clear();
        var events = new EventStream(
                (name, data, length) -> heard.add(name + "=" + new String(data, 0, length, StandardCharsets.UTF_8)));
        events.feed(Arrays.copyOfRange(bytes, 0, first));
        events.feed(Arrays.copyOfRange(bytes, first, second));
        events.feed(Arrays.copyOfRange(bytes, second, bytes.length));
        events.finish();
        return heard;
    }
}
