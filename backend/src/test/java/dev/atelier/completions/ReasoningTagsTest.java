package dev.atelier.completions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.connections.FinishReason;
import dev.atelier.connections.UpstreamEvent;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReasoningTagsTest {
    private final StringBuilder reasoning = new StringBuilder();
    private final StringBuilder answer = new StringBuilder();
    private boolean finished;

    private void say(@Nullable Object setting, List<String> pieces) {
        var tags = ReasoningTags.before(this::hear, setting);
        pieces.forEach(piece -> tags.on(new UpstreamEvent.Delta(piece)));
        tags.on(new UpstreamEvent.Finished(FinishReason.STOP));
    }

    private void hear(UpstreamEvent event) {
        assertThat(finished).as("nothing comes after the end").isFalse();
        switch (event) {
            case UpstreamEvent.Delta(var text) -> answer.append(nonEmpty(text));
            case UpstreamEvent.Reasoning(var text) -> reasoning.append(nonEmpty(text));
            case UpstreamEvent.Finished end -> finished = true;
            default -> throw new AssertionError(event);
        }
    }

    private static String nonEmpty(String text) {
        assertThat(text).isNotEmpty();
        return text;
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                Arguments.of("<think>Hm, 1 < 2.</think>\n\nYes.", "Hm, 1 < 2.", "Yes."),
                Arguments.of("\n <thinking>Hm</thinking>Yes </thinking>", "Hm", "Yes </thinking>"),
                Arguments.of("<|begin_of_thought|>Hm<|end_of_thought|> Yes", "Hm", "Yes"),
                Arguments.of("<think></think>Yes", "", "Yes"),
                Arguments.of("<think>Hm, </thi", "Hm, </thi", ""),
                Arguments.of("  Yes, <think>no</think>", "", "  Yes, <think>no</think>"),
                Arguments.of("<thin", "", "<thin"),
                Arguments.of("<table>", "", "<table>"),
                Arguments.of(" ", "", " "));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void thinking_is_told_from_answering_wherever_the_pieces_are_cut(
            String text, String expectedReasoning, String expectedAnswer) {
        for (var size = 1; size <= text.length(); size++) {
            reasoning.setLength(0);
            answer.setLength(0);
            finished = false;
            say(null, pieces(text, size));
            assertThat(reasoning.toString()).as("in pieces of %d", size).isEqualTo(expectedReasoning);
            assertThat(answer.toString()).as("in pieces of %d", size).isEqualTo(expectedAnswer);
            assertThat(finished).isTrue();
        }
    }

    private static List<String> pieces(String text, int size) {
        return java.util.stream.IntStream.iterate(0, at -> at < text.length(), at -> at + size)
                .mapToObj(at -> text.substring(at, Math.min(text.length(), at + size)))
                .toList();
    }

    @Test
    void a_model_may_have_tags_of_its_own() {
        say(List.of("[[", "]]"), List.of("[[Hm]]", "<think>Yes"));
        assertThat(reasoning.toString()).isEqualTo("Hm");
        assertThat(answer.toString()).isEqualTo("<think>Yes");
    }

    @Test
    void false_leaves_the_text_alone() {
        say(false, List.of("<think>Hm</think>Yes"));
        assertThat(answer.toString()).isEqualTo("<think>Hm</think>Yes");
    }
}
