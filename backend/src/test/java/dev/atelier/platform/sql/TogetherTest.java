package dev.atelier.platform.sql;

import static dev.atelier.testing.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TogetherTest {
    private final Vertx vertx = Vertx.vertx();
    private final List<Set<Integer>> statements = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch free = new CountDownLatch(1);

    @AfterEach
    void vertx_goes() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void who_asks_while_statements_are_on_their_way_waits_for_the_next_which_is_for_all() {
        var together = new Together<>(vertx, this::afterTheLatch);
        var first = new ArrayList<Future<Optional<String>>>();
        for (var key = 0; key < 2; key++) {
            first.add(together.find(key));
            awaitStatements(key + 1);
        }
        var rest = IntStream.range(2, 50).mapToObj(together::find).toList();
        free.countDown();
        assertThat(told(first)).containsExactly("0", "1");
        assertThat(told(rest)).containsExactlyElementsOf(numbers(2, 50));
        assertThat(statements.subList(2, statements.size()).stream().flatMap(Set::stream))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(2, 50).boxed().toList());
        assertThat(statements).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void what_is_asked_twice_is_read_twice_since_it_may_have_changed() {
        var together = new Together<Integer, Integer>(vertx, keys -> {
            statements.add(keys);
            return Map.of(1, statements.size());
        });
        assertThat(told(together.find(1))).contains(1);
        assertThat(told(together.find(1))).contains(2);
    }

    @Test
    void what_is_not_there_is_empty_and_a_failure_reaches_all_that_waited_and_nobody_after_them() {
        free.countDown();
        var together = new Together<Integer, String>(vertx, keys -> {
            if (keys.contains(13)) {
                throw new IllegalStateException("away");
            }
            return afterTheLatch(keys);
        });
        assertThatThrownBy(() -> told(together.find(13))).hasRootCauseMessage("away");
        assertThat(told(together.find(99))).isEmpty();
        assertThat(told(together.find(7))).contains("7");
    }

    private Map<Integer, String> afterTheLatch(Set<Integer> keys) {
        statements.add(keys);
        try {
            assertThat(free.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException cause) {
            throw new IllegalStateException(cause);
        }
        return keys.stream().filter(key -> key < 90).collect(Collectors.toMap(key -> key, String::valueOf));
    }

    private void awaitStatements(int count) {
        await().until(() -> statements.size() == count);
    }

    private static List<String> numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(String::valueOf).toList();
    }

    private static <T> List<T> told(List<Future<Optional<T>>> answers) {
        return answers.stream().map(answer -> told(answer).orElseThrow()).toList();
    }

    private static <T> T told(Future<T> answer) {
        return answer.toCompletionStage().toCompletableFuture().join();
    }
}
