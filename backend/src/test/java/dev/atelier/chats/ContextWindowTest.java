package dev.atelier.chats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.connections.ChatMessage;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ContextWindowTest {
    /** Each of 28 tokens: two messages of 40 characters. */
    private static final History TEN = new History(
            IntStream.range(0, 10)
                    .mapToObj(i -> new History.Passage(
                            List.of(Asked.of("q".repeat(40), List.of())),
                            new History.Told(i + "a".repeat(39), List.of()),
                            1))
                    .toList(),
            List.of(Asked.of("last", List.of())),
            0);

    private static History fit(int room, ChatMessage... besides) {
        return new ContextWindow(room + 5, 0).fit(TEN, List.of(besides)); // five for the last question
    }

    @Test
    void the_oldest_turns_are_left_out_first() {
        var fitting = fit(3 * 28 + 27);
        assertThat(fitting.leftOut()).isEqualTo(7);
        assertThat(fitting.saw()).isEqualTo(3);
        assertThat(fitting.messages(Map.of())).hasSize(7);
        assertThat(fitting.messages(Map.of()).get(1).text()).startsWith("7");
        assertThat(fitting.messages(Map.of()).getLast().text()).isEqualTo("last");
    }

    @Test
    void what_fits_is_sent_whole() {
        assertThat(fit(10 * 28)).isEqualTo(TEN);
    }

    @Test
    void the_system_prompt_takes_its_room_and_the_question_always_stays() {
        assertThat(fit(2 * 28, ChatMessage.system("s".repeat(96))).passages()).hasSize(1);
        var crowded = fit(10, ChatMessage.system("s".repeat(4000)));
        assertThat(crowded.messages(Map.of())).containsExactly(ChatMessage.user("last"));
        assertThat(crowded.leftOut()).isEqualTo(10);
    }

    @Test
    void a_part_is_kept_for_the_answer_but_never_more_than_half() {
        assertThat(ContextWindow.of(8192, 0).kept()).isEqualTo(1024);
        assertThat(ContextWindow.of(8192, 3000).kept()).isEqualTo(3000);
        assertThat(ContextWindow.of(512, 3000).kept()).isEqualTo(256);
    }

    @Test
    void scripts_weigh_differently() {
        assertThat(ContextWindow.tokens("école ancienne!!")).isEqualTo(4);
        assertThat(ContextWindow.tokens("привет")).isEqualTo(2);
        assertThat(ContextWindow.tokens("안녕하")).isEqualTo(1);
    }
}
