package dev.atelier.chats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LanesTest {
    private final List<Lanes.Node> nodes = new ArrayList<>();

    private UUID ask(@Nullable UUID parent, String text) {
        return add(parent, null, text, MessageState.DONE);
    }

    private UUID answer(UUID question, String model, String text) {
        return add(question, model, text, MessageState.DONE);
    }

    private UUID refused(UUID question, String model) {
        return add(question, model, "", MessageState.FAILED, true);
    }

    private UUID add(@Nullable UUID parent, @Nullable String model, String text, MessageState state) {
        return add(parent, model, text, state, false);
    }

    private UUID add(
            @Nullable UUID parent, @Nullable String model, String text, MessageState state, boolean isRefused) {
        var id = new UUID(0, nodes.size() + 1L);
        var role = model == null ? Speaker.USER : Speaker.ASSISTANT;
        nodes.add(new Lanes.Node(id, parent, role, model, text, List.of(), state, isRefused, nodes.size() + 1L));
        return id;
    }

    private static Asked asked(String text) {
        return Asked.of(text, List.of());
    }

    private List<String> sent(@Nullable UUID end, ContextMode mode, String model) {
        return new Lanes(nodes, end)
                .history(mode, model, asked("now")).messages(Map.of()).stream()
                        .map(message -> message.role().word() + ": " + message.text())
                        .toList();
    }

    @Test
    void a_first_question_stands_alone() {
        assertThat(sent(null, ContextMode.LANES, "a")).containsExactly("user: now");
    }

    @Test
    void in_lanes_each_model_sees_its_own_answers() {
        var question = ask(null, "one");
        var ofA = answer(question, "a", "A1");
        answer(question, "b", "B1");
        assertThat(sent(ofA, ContextMode.LANES, "a")).containsExactly("user: one", "assistant: A1", "user: now");
        assertThat(sent(ofA, ContextMode.LANES, "b")).containsExactly("user: one", "assistant: B1", "user: now");
    }

    @Test
    void in_lanes_a_model_that_gave_no_answer_sees_the_selected_one() {
        var question = ask(null, "one");
        answer(question, "a", "A1");
        var selected = answer(question, "b", "B1");
        var next = ask(selected, "two");
        var ofC = answer(next, "c", "C2");
        assertThat(sent(ofC, ContextMode.LANES, "c"))
                .containsExactly("user: one", "assistant: B1", "user: two", "assistant: C2", "user: now");
        assertThat(sent(ofC, ContextMode.LANES, "a"))
                .containsExactly("user: one", "assistant: A1", "user: two", "assistant: C2", "user: now");
    }

    @Test
    void selected_means_what_is_on_the_line_whoever_said_it() {
        var question = ask(null, "one");
        answer(question, "a", "A1");
        var selected = answer(question, "b", "B1");
        assertThat(sent(selected, ContextMode.SELECTED, "a"))
                .containsExactly("user: one", "assistant: B1", "user: now");
    }

    @Test
    void all_means_everybodys_answers_each_with_a_name() {
        var question = ask(null, "one");
        answer(question, "a", "A1");
        var selected = answer(question, "b", "B1");
        assertThat(sent(selected, ContextMode.ALL, "a"))
                .containsExactly("user: one", "assistant: Answer of a:\nA1\n\nAnswer of b:\nB1", "user: now");
    }

    @Test
    void of_several_answers_of_one_model_the_selected_counts_else_the_last() {
        var question = ask(null, "one");
        var early = answer(question, "a", "A1");
        answer(question, "a", "A2");
        var other = answer(question, "b", "B1");
        assertThat(sent(early, ContextMode.LANES, "a")).contains("assistant: A1");
        assertThat(sent(other, ContextMode.LANES, "a")).contains("assistant: A2");
    }

    @Test
    void a_failed_or_empty_or_running_answer_is_passed_over_for_the_selected_one() {
        var question = ask(null, "one");
        add(question, "a", "half", MessageState.FAILED);
        add(question, "b", " ", MessageState.DONE);
        add(question, "c", "so far", MessageState.STREAMING);
        var selected = answer(question, "d", "D1");
        for (var model : List.of("a", "b", "c")) {
            assertThat(sent(selected, ContextMode.LANES, model))
                    .containsExactly("user: one", "assistant: D1", "user: now");
        }
        assertThat(sent(selected, ContextMode.ALL, "a")).containsExactly("user: one", "assistant: D1", "user: now");
    }

    @Test
    void a_stopped_answer_counts() {
        var question = ask(null, "one");
        var stopped = add(question, "a", "A so far", MessageState.STOPPED);
        assertThat(sent(stopped, ContextMode.LANES, "a")).contains("assistant: A so far");
    }

    @Test
    void a_question_without_any_answer_is_asked_together_with_the_next() {
        var question = ask(null, "one");
        var failed = add(question, "a", "", MessageState.FAILED);
        assertThat(sent(failed, ContextMode.LANES, "a")).containsExactly("user: one\n\nnow");
    }

    @Test
    void a_question_that_filters_refused_is_not_sent_with_later_ones() {
        var first = ask(null, "one");
        var second = ask(answer(first, "a", "A1"), "forbidden");
        var refused = refused(second, "a");
        for (var mode : ContextMode.values()) {
            for (var model : List.of("a", "b")) {
                assertThat(sent(refused, mode, model))
                        .contains("user: one", "user: now")
                        .hasSize(3);
            }
        }
    }

    @Test
    void a_question_that_only_one_models_filters_refused_is_sent_to_the_others() {
        var question = ask(null, "one");
        refused(question, "a");
        var answered = answer(question, "b", "B1");
        assertThat(sent(answered, ContextMode.LANES, "a")).containsExactly("user: now");
        assertThat(sent(answered, ContextMode.LANES, "b")).containsExactly("user: one", "assistant: B1", "user: now");
    }

    @Test
    void a_question_that_was_refused_and_then_let_pass_is_sent() {
        var question = ask(null, "one");
        refused(question, "a");
        var answered = answer(question, "a", "A1");
        assertThat(sent(answered, ContextMode.LANES, "a")).containsExactly("user: one", "assistant: A1", "user: now");
    }

    @Test
    void who_goes_on_from_a_broken_answer_sends_what_there_is_of_it() {
        var question = ask(null, "one");
        var broken = add(question, "a", "half", MessageState.FAILED);
        assertThat(sent(broken, ContextMode.LANES, "a")).containsExactly("user: one", "assistant: half", "user: now");
    }

    @Test
    void other_branches_are_not_seen() {
        var question = ask(null, "one");
        var first = answer(question, "a", "A1");
        var edited = ask(null, "another one");
        var second = answer(edited, "a", "A2");
        assertThat(sent(first, ContextMode.LANES, "a")).containsExactly("user: one", "assistant: A1", "user: now");
        assertThat(sent(second, ContextMode.LANES, "a"))
                .containsExactly("user: another one", "assistant: A2", "user: now");
    }

    @Test
    void it_is_counted_how_many_of_its_own_answers_a_model_saw() {
        var one = ask(null, "one");
        var ofA = answer(one, "a", "A1");
        answer(one, "b", "B1");
        var two = ask(ofA, "two");
        var end = answer(two, "a", "A2");
        assertThat(new Lanes(nodes, end)
                        .history(ContextMode.LANES, "a", asked("now"))
                        .saw())
                .isEqualTo(2);
        assertThat(new Lanes(nodes, end)
                        .history(ContextMode.LANES, "b", asked("now"))
                        .saw())
                .isEqualTo(1);
        assertThat(new Lanes(nodes, end)
                        .history(ContextMode.SELECTED, "b", asked("now"))
                        .saw())
                .isZero();
        assertThat(new Lanes(nodes, end)
                        .history(ContextMode.ALL, "b", asked("now"))
                        .saw())
                .isEqualTo(1);
    }
}
