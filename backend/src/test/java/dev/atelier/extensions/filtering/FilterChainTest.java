package dev.atelier.extensions.filtering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.atelier.connections.ChatMessage;
import dev.atelier.extensions.OnFailure;
import dev.atelier.extensions.Values;
import dev.atelier.extensions.filtering.FilterNotice.What;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.json.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class FilterChainTest {
    private static final String CARD = "4111 1111 1111 1111";
    private final List<FilterNotice> told = new ArrayList<>();

    private static Values values(String json) throws Exception {
        return new Values(
                (com.fasterxml.jackson.databind.node.ObjectNode) Json.mapper().readTree(json), Map.of());
    }

    private FilterChain chain(OnFailure onFailure, Filter... filters) {
        return new FilterChain(
                Arrays.stream(filters)
                        .map(filter -> new Link.Opened(new Deeds("f", false), "The filter", onFailure, filter))
                        .toList(),
                told::add,
                deeds -> {});
    }

    private FilterChain chain(Filter... filters) {
        return chain(OnFailure.CLOSE, filters);
    }

    private static Filter whole(UnaryOperator<String> outlet) {
        return new Filter() {
            @Override
            public boolean waitsForWhole() {
                return true;
            }

            @Override
            public String outlet(String whole) {
                return outlet.apply(whole);
            }
        };
    }

    private static Filter failing() {
        return new Filter() {
            @Override
            public List<ChatMessage> inlet(List<ChatMessage> messages) {
                throw new IllegalStateException("secret " + messages.getFirst().text());
            }
        };
    }

    private static Filter failingInStream() {
        return new Filter() {
            @Override
            public StreamFilter stream() {
                return text -> {
                    if (text.contains("b")) {
                        throw new IllegalStateException();
                    }
                    return "";
                };
            }
        };
    }

    private static List<String> texts(List<ChatMessage> messages) {
        return messages.stream().map(ChatMessage::text).toList();
    }

    @Test
    void what_one_filter_lets_pass_the_next_one_sees_whole_or_in_pieces() throws Exception {
        var random = new Random(3);
        for (var round = 0; round < 300; round++) {
            var way = chain(
                            new BlockListFilter(
                                    values(
                                            "{\"words\": [\"pay with\"], \"then\": \"strike\", \"replacement\": \"card 4111\"}")),
                            new RedactFilter(values("{}")),
                            whole(text -> text.toUpperCase(Locale.ROOT)))
                    .answer();
            var text = "You pay with 1111 1111 1111 now, or write to anna@example.com.";
            var out = new StringBuilder();
            for (var at = 0; at < text.length(); ) {
                var to = Math.min(text.length(), at + random.nextInt(1, 6));
                out.append(way.piece(text.substring(at, to)));
                at = to;
            }
            assertThat(out).isEmpty(); // the last one waits for the whole
            assertThat(way.end()).isEqualTo("YOU CARD [CARD] NOW, OR WRITE TO [E-MAIL].");
        }
    }

    @Test
    void inlets_come_one_after_the_other_and_tell_what_they_changed_of_what_was_said() throws Exception {
        var asked = List.of(ChatMessage.user("My card is " + CARD + "."));
        var changes = chain(
                        new AddPromptFilter(values("{\"text\": \"Be brief, " + CARD + "\"}")),
                        new AnswerLanguageFilter(values("{}"), Locale.FRENCH),
                        new RedactFilter(values("{}")))
                .changes(asked);

        assertThat(changes).hasSize(3);
        assertThat(texts(changes.getLast().messages()))
                .containsExactly(
                        "Be brief, [card]",
                        "Answer in French, whatever the language of the question, unless a translation is asked for.",
                        "My card is [card].");
        assertThat(told).singleElement().extracting(FilterNotice::what).isEqualTo(What.CHANGED);
    }

    @Test
    void a_refusal_says_what_the_filter_says() throws Exception {
        var list = new BlockListFilter(values("{\"words\": [\"atlantis\"], \"message\": \"Not here.\"}"));
        var stopped = catchThrowableOfType(
                Stopped.class, () -> chain(list).inlet(List.of(ChatMessage.user("Where is Atlantis?"))));

        assertThat(stopped.fault()).isEqualTo(new Fault.FilterRefused("The filter", "Not here.", null));
        assertThat(stopped.notice().what()).isEqualTo(What.BLOCKED);
        var way = chain(list).answer();
        assertThat(way.piece("It is at")).isEqualTo("It is ");
        assertThatThrownBy(() -> way.piece("lantis, ")).isInstanceOf(Stopped.class);
    }

    @Test
    void of_documents_it_strikes_out_what_it_would_refuse_in_a_question() throws Exception {
        var list = new BlockListFilter(values("{\"words\": [\"atlantis\"]}"));

        assertThat(chain(list, new RedactFilter(values("{}"))).ofDocuments("Atlantis: anna@example.com"))
                .isEqualTo("***: [e-mail]");
        assertThat(chain(new RedactFilter(values("{\"questions\": false}"))).ofDocuments(CARD))
                .isEqualTo(CARD);
    }

    @Test
    void a_filter_that_fails_closes_the_answer_without_quoting_it() {
        var stopped =
                catchThrowableOfType(Stopped.class, () -> chain(failing()).inlet(List.of(ChatMessage.user(CARD))));

        assertThat(stopped.fault()).isEqualTo(new Fault.FilterFailed("The filter", "it broke down."));
    }

    @Test
    void or_opens_it_and_says_so_and_nothing_it_held_back_is_lost() {
        var chain = chain(OnFailure.OPEN, failing());
        assertThat(texts(chain.inlet(List.of(ChatMessage.user("Hello"))))).containsExactly("Hello");
        assertThat(told).extracting(FilterNotice::what).containsExactly(What.FAILED_OPEN);

        var way = chain(OnFailure.OPEN, failingInStream()).answer();
        assertThat(way.piece("a")).isEmpty();
        assertThat(way.piece("b") + way.piece("c") + way.end()).isEqualTo("abc");
    }

    @Test
    void a_long_answer_is_full_at_its_limit_and_a_long_question_is_refused() throws Exception {
        var filter = new LimitLengthFilter(values("{\"question\": 5, \"answer\": 5}"));
        var way = chain(filter).answer();

        assertThat(way.piece("abc") + way.piece("d😀fg")).isEqualTo("abcd😀");
        assertThat(way.isFull()).isTrue();
        assertThatThrownBy(() -> chain(filter).inlet(List.of(ChatMessage.user("123456"))))
                .isInstanceOf(Stopped.class);
    }

    @Test
    void what_is_told_already_is_not_told_again_when_an_answer_goes_on() throws Exception {
        var redact = new RedactFilter(values("{}"));

        assertThat(goesOn(redact, "The number is 4111 1111 ", "1111 1111.")).isEqualTo("[card].");
        assertThat(goesOn(redact, "The number is 4111 1111 ", "and more")).isEqualTo("and more");
        assertThat(goesOn(redact, "Write to anna", "lise now")).isEqualTo("lise now");
    }

    private String goesOn(Filter filter, String told, String more) {
        var way = chain(filter).answer().behind(told);
        return way.piece(more) + way.end();
    }
}
