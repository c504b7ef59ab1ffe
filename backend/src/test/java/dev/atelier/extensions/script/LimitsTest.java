package dev.atelier.extensions.script;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.atelier.extensions.script.Outcome.Done;
import dev.atelier.extensions.script.Outcome.Failed;
import dev.atelier.extensions.script.Outcome.Failure;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Scripts that take what they can get: each is stopped for a reason that its author is told, and neither the server nor the script of somebody else notices. */
class LimitsTest {
    private static final String DOOR = "export const outlet = (text) => `${text}!`";
    private static final int MIB = 1 << 20;

    /** On a machine that is busy, what grows is slow; it is not to be stopped for that. */
    private static final Trial.Limits PATIENT = new Trial.Limits(2, 1, Duration.ofSeconds(3));

    /** Each with what may stop it. */
    private static final String ENDLESS = """
            CPU | for (;;) {}
            CPU | const turn = async () => { for (;;) await null }; return turn()
            CPU,MEMORY | const again = () => Promise.resolve().then(again); return again()
            CPU,MEMORY | const more = () => { queueMicrotask(more); queueMicrotask(more) }; more(); return new Promise(() => {})
            CPU | return /^(a+)+$/.test('a'.repeat(60) + '!')
            CPU | return /((((((((a*)*)*)*)*)*)*)*)*b/.test('a'.repeat(60))
            CPU | return 'a'.repeat(50).replace(/(a?a?)*c/g, '')
            CPU | return [2, 1].sort(() => { for (;;); })
            CPU | return { toJSON() { for (;;); } }
            CPU | return `${{ toString() { for (;;); } }}`
            CPU | return new Proxy({}, { ownKeys() { for (;;); } })
            CPU | const kept = []; for (;;) try { for (;;) kept.push(new Uint8Array(1e6)) } catch (full) { kept.length = 0 }
            CPU | try { for (;;); } finally { for (;;); }
            CPU | for (;;) try { throw 1 } catch { continue }
            CPU,MEMORY | let n = 3n; for (;;) n *= n
            SILENT | return new Promise(() => {})
            SILENT | Promise.prototype.then = () => {}; return 1""";

    private static final String GROWING = """
            MEMORY,CPU | const kept = []; for (;;) kept.push(new Array(10000).fill(1))
            MEMORY,CPU | const kept = []; for (;;) kept.push(new Uint8Array(1e6))
            MEMORY,CPU | const kept = new Map(); for (let i = 0; ; i++) kept.set(i, 'x'.repeat(1000) + i)
            MEMORY | return new Uint8Array(2e9).length
            MEMORY | return 'x'.padEnd(1e9).length
            MEMORY | let long = 'x'; for (;;) long += long
            MEMORY,CPU,THROWN | return new Array(1e8).join('abc').length
            MEMORY,CPU | let link = {}; for (;;) link = { link, room: new Array(100).fill(0) }
            RECURSION,THROWN,MEMORY | const deep = () => deep() + 1; return deep()
            RECURSION,THROWN,MEMORY | const trap = new Proxy({}, { get() { return trap.again } }); return trap.again
            RECURSION,THROWN,MEMORY,CPU | let nested = []; for (let i = 0; i < 1e5; i++) nested = [nested]; return nested
            RECURSION,THROWN,MEMORY,CPU | return JSON.parse('['.repeat(1e5) + ']'.repeat(1e5))
            RECURSION,THROWN,MEMORY,CPU | return new RegExp('('.repeat(1e5) + ')'.repeat(1e5)).test('')
            RECURSION,THROWN,MEMORY,SYNTAX,CPU | return eval('('.repeat(1e5) + ')'.repeat(1e5))
            OUTPUT | return 'x'.repeat(300000)
            OUTPUT,MEMORY | return 'x'.repeat(15e6)
            OUTPUT,CPU,MEMORY | return Array.from({ length: 40000 }, (_, i) => 'line ' + i)
            LOGS | for (;;) log('again')
            LOGS,MEMORY | log('x'.repeat(5e6))
            FETCHES | for (;;) await fetch('http://127.0.0.1/').catch(() => {})""";

    @RegisterExtension
    static final RunningScripts RUNNING = new RunningScripts();

    @Test
    void what_does_not_end_is_ended() {
        assertStopped(RUNNING.scripts(), ENDLESS);
    }

    @Test
    void what_grows_without_end_is_stopped() {
        assertStopped(RUNNING.more(PATIENT), GROWING);
    }

    /** As many at once as may run; after each of them the next call of somebody else answers. */
    private static void assertStopped(Scripts scripts, String attempts) {
        var before = Taken.now();
        attempts.lines()
                .map(attempt -> attempt.split(" \\| ", 2))
                .map(attempt -> CompletableFuture.runAsync(
                        () -> assertStopped(scripts, attempt[0], attempt[1]),
                        task -> Thread.ofVirtual().start(task)))
                .toList()
                .forEach(CompletableFuture::join);
        before.assertLittleMore(attempts.lines().count());
        assertThat(scripts.pids()).hasSizeLessThanOrEqualTo(Trial.CONFIG.atOnce());
    }

    private static void assertStopped(Scripts scripts, String why, String body) {
        try {
            assertFailed(why, Trial.of(scripts).by(body).body(body));
            assertThat(Trial.of(scripts).by("grace").outlet(DOOR, "well"))
                    .as(body)
                    .isEqualTo(new Done("\"well!\""));
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static void assertFailed(String why, Outcome outcome) {
        assertThat(outcome).as(why).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(why.split(",")).as(failed.words()).contains(failed.why().name());
            assertThat(failed.words()).startsWith("The script ").endsWith(".");
        });
    }

    @Test
    void a_script_that_does_not_end_while_it_is_read_is_ended_too() throws InterruptedException {
        assertFailed("CPU", RUNNING.trial().outlet("for (;;) {}", ""));
        assertFailed("SILENT", RUNNING.trial().outlet("await new Promise(() => {})", ""));
    }

    @Test
    void a_process_that_is_killed_costs_the_call_that_ran_in_it() throws Exception {
        var own = RUNNING.more(Trial.CONFIG); // no process of another test is killed
        var running = CompletableFuture.supplyAsync(() -> {
            try {
                return Trial.of(own).body("log('here'); for (;;) {}");
            } catch (InterruptedException cause) {
                throw new IllegalStateException(cause);
            }
        });
        while (!running.isDone()) {
            own.pids().forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
            Thread.onSpinWait();
        }
        assertThat(running.get()).isEqualTo(new Failed(Failure.BROKEN, "The script broke the process that it ran in."));
    }

    /** What the server, which is this process, has taken. @param allocated bytes of its heap so far @param resident bytes of memory */
    private record Taken(long allocated, long resident, long threads) {
        static Taken now() {
            var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            var ours = Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().startsWith("script-"))
                    .count();
            return new Taken(threads.getTotalThreadAllocatedBytes(), residentBytes(), ours);
        }

        void assertLittleMore(long attempts) {
            var now = now();
            assertThat((now.allocated - allocated) / attempts)
                    .as("bytes of heap for an attempt")
                    .isLessThan(8 * MIB);
            assertThat(now.resident - resident).as("bytes of memory").isLessThan(128 * MIB);
            assertThat(now.threads - threads).as("threads").isLessThanOrEqualTo(2 * Trial.CONFIG.atOnce());
        }

        private static long residentBytes() {
            try {
                return Files.readAllLines(Path.of("/proc/self/status")).stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .map(line -> line.replaceAll("[^0-9]", ""))
                        .mapToLong(kilobytes -> Long.parseLong(kilobytes) << 10)
                        .findFirst()
                        .orElse(0);
            } catch (IOException notTold) {
                return 0; // on this system
            }
        }
    }
}
