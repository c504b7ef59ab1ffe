package dev.atelier.chats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.atelier.platform.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SseBufferTest {
    private static final UUID REPLY = new UUID(0, 1);

    @Test
    void every_character_comes_through_in_one_line_of_data() throws JsonProcessingException {
        var text = new StringBuilder("Привет 안녕 👋🏽 \u2028\u2029\u007f \"\\/");
        for (var code = 1; code < 0x20; code++) {
            text.append((char) code);
        }
        var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        var buffer = new SseBuffer(0);
        buffer.piece("1:2.3.4", "delta", REPLY, bytes, 0, bytes.length);
        var lines = buffer.buffer().toString(StandardCharsets.UTF_8).split("\n", -1);
        assertThat(lines).hasSize(5);
        assertThat(lines[0]).isEqualTo("id: 1:2.3.4");
        assertThat(lines[1]).isEqualTo("event: delta");
        var data = Json.mapper().readTree(lines[2].substring("data: ".length()));
        assertThat(data.get("text").textValue()).isEqualTo(text.toString());
        assertThat(data.get("reply_id").textValue()).isEqualTo(REPLY.toString());
    }
}
