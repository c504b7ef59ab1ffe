package dev.atelier.extensions.script;

import static dev.atelier.testing.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.extensions.script.Outcome.Done;
import dev.atelier.extensions.script.Outcome.Failed;
import dev.atelier.extensions.script.Outcome.Failure;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ScriptsTest {
    @RegisterExtension
    static final RunningScripts RUNNING = new RunningScripts();

    @Test
    void a_function_gives_what_it_returns_now_or_later() throws InterruptedException {
        var trial = RUNNING.trial();
        assertThat(trial.outlet("export const outlet = (text) => text.toUpperCase()", "aé한"))
                .isEqualTo(new Done("\"AÉ한\""));
        assertThat(trial.body("await null; return { n: 1 }")).isEqualTo(new Done("{\"n\":1}"));
        assertThat(trial.body("")).isEqualTo(new Done("null"));
    }

    @Test
    void what_a_script_offers_is_told_whether_it_exports_it_or_not() throws InterruptedException {
        var code = """
                export const settings_schema = { type: 'object', properties: { a: { type: 'string' } } };
                function inlet(messages) { return messages }
                const tools = [{ name: 't', description: 'd', input_schema: { type: 'object' }, run() {} }];
                """;
        assertThat(RUNNING.scripts().run(ScriptCall.offer("ada", code, Duration.ofSeconds(5))))
                .isEqualTo(new Done("""
                {"settings_schema":{"type":"object","properties":{"a":{"type":"string"}}},"functions":["inlet"],\
                "tools":[{"name":"t","description":"d","input_schema":{"type":"object"}}]}"""));
    }

    @Test
    void what_cannot_be_read_is_told_with_its_place() throws InterruptedException {
        assertThat(RUNNING.trial().outlet("const a = 1;\nfunction f( { return 1 }", ""))
                .isEqualTo(new Failed(
                        Failure.SYNTAX,
                        "The script cannot be read: invalid destructuring target (line 2, column 13)."));
    }

    @Test
    void what_is_thrown_is_told_with_the_place_it_came_from() throws InterruptedException {
        assertThat(RUNNING.trial().body("\nthrow new TypeError('no such thing');"))
                .isEqualTo(
                        new Failed(Failure.THROWN, "The script threw: TypeError: no such thing (line 3, column 11)."));
        assertThat(RUNNING.trial().outlet("throw new Error('while it is read')", ""))
                .isEqualTo(new Failed(Failure.THROWN, "The script threw: while it is read (line 1, column 10)."));
        assertThat(RUNNING.trial().body("throw 'words alone'"))
                .isEqualTo(new Failed(Failure.THROWN, "The script threw: words alone."));
    }

    @Test
    void what_a_script_logs_is_heard_line_by_line_also_where_it_fails() throws InterruptedException {
        var trial = RUNNING.trial();
        trial.body("log('a', 1, { b: [2] }); console.warn(new Error('no')); throw 1");
        assertThat(trial.said()).containsExactly("a 1 {\"b\":[2]}", "Error: no");
    }

    @Test
    void a_script_may_refuse_with_words_for_the_person() throws InterruptedException {
        assertThat(RUNNING.trial().body("refuse('Not today.')")).isEqualTo(new Outcome.Refused("Not today."));
    }

    @Test
    void who_stops_waiting_stops_the_script() throws InterruptedException {
        var ended = new CopyOnWriteArrayList<Throwable>();
        var trial = RUNNING.trial();
        var waiting = Thread.ofVirtual().start(() -> {
            try {
                trial.body("log('runs'); for (;;) {}");
            } catch (InterruptedException stopped) {
                ended.add(stopped);
            }
        });
        await().until(() -> trial.said().contains("runs"));
        waiting.interrupt();
        assertThat(waiting.join(Duration.ofSeconds(30))).isTrue();
        assertThat(ended).hasSize(1);
        assertThat(RUNNING.trial().body("return 1")).isEqualTo(new Done("1"));
    }

    @Test
    void one_authors_endless_scripts_leave_room_for_those_of_others() throws InterruptedException {
        var greedy = IntStream.range(0, 20)
                .mapToObj(number -> Thread.ofVirtual().start(() -> {
                    try {
                        RUNNING.trial().by("mallory").body("for (;;) {}");
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    }
                }))
                .toList();
        for (var time = 0; time < 5; time++) {
            assertThat(RUNNING.trial().body("return 1")).isEqualTo(new Done("1"));
        }
        assertThat(greedy).anyMatch(Thread::isAlive);
        greedy.forEach(Thread::interrupt);
    }

    @Test
    void authors_take_turns() {
        var order = new CopyOnWriteArrayList<String>();
        var held = new CopyOnWriteArrayList<Runnable>();
        var queue = new FairQueue(1, 1, held::add);
        queue.add("z", () -> order.add("first"));
        for (var name : List.of("a1", "a2", "a3", "b1", "b2", "c1")) {
            queue.add(name.substring(0, 1), () -> order.add(name));
        }
        while (!held.isEmpty()) {
            held.removeFirst().run();
        }
        assertThat(order).containsExactly("first", "a1", "b1", "c1", "a2", "b2", "a3");
    }

    @Test
    void a_warm_script_is_called_again_in_the_process_that_knows_it() throws InterruptedException {
        var trial = RUNNING.trial();
        trial.body("return 1");
        var before = RUNNING.scripts().pids();
        for (var time = 0; time < 20; time++) {
            trial.body("return 1");
        }
        assertThat(RUNNING.scripts().pids()).isEqualTo(before);
    }

    @Test
    void processes_end_with_the_server() throws InterruptedException {
        var others = RUNNING.more(Trial.CONFIG);
        Trial.of(others).body("return 1");
        var pids = others.pids();
        others.endAll();
        await().untilAsserted(() -> assertThat(pids)
                .noneMatch(pid ->
                        ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent()));
        assertThatThrownBy(() -> Trial.of(others).body("return 1")).isInstanceOf(IllegalStateException.class);
    }
}
