package dev.atelier.completions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.atelier.accounts.Caller;
import dev.atelier.accounts.Role;
import dev.atelier.connections.Call;
import dev.atelier.connections.ChatMessage;
import dev.atelier.connections.ChatRequest;
import dev.atelier.connections.ConnectionKind;
import dev.atelier.connections.EmbeddingRequest;
import dev.atelier.connections.Embeddings;
import dev.atelier.connections.FinishReason;
import dev.atelier.connections.OfferedModel;
import dev.atelier.connections.Source;
import dev.atelier.connections.Upstream;
import dev.atelier.connections.UpstreamEvent;
import dev.atelier.connections.UpstreamListener;
import dev.atelier.extensions.ModelExtensions;
import dev.atelier.knowledge.ModelDocuments;
import dev.atelier.models.RunnableModel;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.error.Problems;
import dev.atelier.platform.error.UpstreamCause;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FirstToAnswerTest {
    private final List<UpstreamEvent> heard = new ArrayList<>();
    private final Wire first = new Wire("first");
    private final Wire second = new Wire("second");

    /** An upstream whose events the test sends. */
    private static final class Wire implements Upstream, Call {
        private final String name;
        private int asked;
        private boolean cancelled;
        private UpstreamListener listener = event -> {};
        private List<UpstreamEvent> atOnce = List.of();

        Wire(String name) {
            this.name = name;
        }

        @Override
        public Call chat(ChatRequest request, UpstreamListener to) {
            asked++;
            listener = to;
            atOnce.forEach(to::on);
            return this;
        }

        Source source() {
            return new Source(new UUID(0, 1), name, ConnectionKind.OPENAI, "m", Set.of(), this);
        }

        UpstreamEvent.Failed failure(UpstreamCause cause) {
            return new UpstreamEvent.Failed(new Fault.Upstream(cause, name, "because"), null);
        }

        @Override
        public JsonNode wire(ChatRequest request) {
            return JsonNodeFactory.instance.objectNode();
        }

        @Override
        public Future<Embeddings> embed(EmbeddingRequest request) {
            return Future.succeededFuture(new Embeddings(List.of(), 0));
        }

        @Override
        public Future<List<OfferedModel>> models() {
            return Future.succeededFuture(List.of());
        }

        @Override
        public Future<Verdict> verify() {
            return Future.succeededFuture(new Verdict("", List.of()));
        }

        @Override
        public void cancel() {
            cancelled = true;
        }

        @Override
        public void pause() {}

        @Override
        public void resume() {}
    }

    /** What was told of other base models. */
    private final List<String> fallbacks = new ArrayList<>();

    private FirstToAnswer ask() {
        return ask(List.of(new ReadyModel.Base("m", List.of(first.source(), second.source()))));
    }

    private FirstToAnswer ask(List<ReadyModel.Base> bases) {
        var caller = new Caller(new UUID(0, 1), "Ann", "ann@example.com", Role.USER, null, null, List.of(), null);
        var model = new RunnableModel(
                "m",
                "M",
                false,
                "m",
                List.of(),
                "",
                Map.of(),
                List.of(),
                Map.of(),
                true,
                ModelDocuments.none(),
                ModelExtensions.none());
        var ready = new ReadyModel(model, bases, new Occasion(caller, null, Instant.now(), "request-1"));
        var listener = new AnswerListener() {
            @Override
            public void refused(Fault fault) {
                throw new AssertionError(fault);
            }

            @Override
            public void on(UpstreamEvent event) {
                heard.add(event);
            }

            @Override
            public void fallback(String from, String to, Fault problem) {
                fallbacks.add(from + " to " + to + ": " + Problems.of(problem).type());
            }
        };
        var request = ready.request(List.of(ChatMessage.user("Hi"))).chatRequest();
        var answer = new FirstToAnswer(ready, request, listener, listener);
        answer.begin();
        return answer;
    }

    @Test
    void a_fallback_is_asked_once_all_sources_of_the_base_have_failed() {
        var third = new Wire("third");
        ask(List.of(
                new ReadyModel.Base("m", List.of(first.source(), second.source())),
                new ReadyModel.Base("other", List.of(third.source()))));
        first.listener.on(first.failure(UpstreamCause.UNREACHABLE));
        assertThat(fallbacks).isEmpty();
        second.listener.on(second.failure(UpstreamCause.MODEL_MISSING));
        assertThat(fallbacks).containsExactly("m to other: upstream-model-missing");
        third.listener.on(new UpstreamEvent.Delta("Hi"));
        third.listener.on(third.failure(UpstreamCause.BROKE_OFF));
        assertThat(heard).hasSize(2);
        assertThat(fallbacks).hasSize(1);
    }

    @Test
    void a_base_that_nobody_has_any_more_falls_back_at_once() {
        ask(List.of(new ReadyModel.Base("other", List.of(first.source()))));
        assertThat(fallbacks).containsExactly("m to other: model-not-available");
        assertThat(first.asked).isEqualTo(1);
    }

    @Test
    void what_was_refused_or_begun_falls_back_to_nothing() {
        ask(List.of(
                new ReadyModel.Base("m", List.of(first.source())),
                new ReadyModel.Base("other", List.of(second.source()))));
        first.listener.on(first.failure(UpstreamCause.REFUSED));
        assertThat(second.asked).isZero();
        assertThat(fallbacks).isEmpty();
    }

    @Test
    void one_that_answers_is_the_only_one_asked() {
        ask();
        first.listener.on(new UpstreamEvent.Delta("Hi"));
        first.listener.on(new UpstreamEvent.Finished(FinishReason.STOP));
        assertThat(heard).containsExactly(new UpstreamEvent.Delta("Hi"), new UpstreamEvent.Finished(FinishReason.STOP));
        assertThat(first.asked).isEqualTo(1);
        assertThat(second.asked).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = UpstreamCause.class,
            names = {"REFUSED", "NO_TOOLS"},
            mode = EnumSource.Mode.EXCLUDE)
    void trouble_of_a_source_before_it_says_anything_leads_to_the_next(UpstreamCause cause) {
        ask();
        first.listener.on(first.failure(cause));
        second.listener.on(new UpstreamEvent.Delta("Hi"));
        assertThat(heard).containsExactly(new UpstreamEvent.Delta("Hi"));
    }

    @Test
    void trouble_that_comes_while_asking_leads_to_the_next_as_well() {
        first.atOnce = List.of(first.failure(UpstreamCause.UNREACHABLE));
        var answer = ask();
        second.listener.on(new UpstreamEvent.Delta("Hi"));
        answer.cancel();
        assertThat(heard).containsExactly(new UpstreamEvent.Delta("Hi"));
        assertThat(second.cancelled).isTrue();
        assertThat(first.cancelled).isFalse();
    }

    @Test
    void what_has_begun_is_not_asked_again_elsewhere() {
        ask();
        var cut = first.failure(UpstreamCause.BROKE_OFF);
        first.listener.on(new UpstreamEvent.Reasoning("Hm"));
        first.listener.on(cut);
        assertThat(heard).containsExactly(new UpstreamEvent.Reasoning("Hm"), cut);
        assertThat(second.asked).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"REFUSED", "NO_TOOLS"})
    void a_refused_request_is_not_tried_elsewhere(UpstreamCause cause) {
        ask();
        var refused = first.failure(cause);
        first.listener.on(refused);
        assertThat(heard).containsExactly(refused);
        assertThat(second.asked).isZero();
    }

    @Test
    void the_last_source_has_the_last_word() {
        ask();
        var busy = second.failure(UpstreamCause.RATE_LIMITED);
        first.listener.on(first.failure(UpstreamCause.UNREACHABLE));
        second.listener.on(busy);
        assertThat(heard).containsExactly(busy);
    }

    @Test
    void after_a_cancel_nothing_is_heard_and_nobody_else_is_asked() {
        ask().cancel();
        first.listener.on(first.failure(UpstreamCause.UNREACHABLE));
        assertThat(heard).isEmpty();
        assertThat(first.cancelled).isTrue();
        assertThat(second.asked).isZero();
    }
}
