package dev.atelier.extensions.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.extensions.script.Outcome.Done;
import dev.atelier.extensions.script.Outcome.Failed;
import dev.atelier.extensions.script.Outcome.Failure;
import dev.atelier.platform.json.Json;
import dev.atelier.testing.ScriptedServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What scripts that mean harm look for: the host, what others left, the network. {@link LimitsTest} has those that take what they can. */
class EscapeTest {
    @RegisterExtension
    static final RunningScripts RUNNING = new RunningScripts();

    private static ScriptedServer server;
    private static Scripts scripts;

    @BeforeAll
    static void start() {
        server = new ScriptedServer((request, reply) -> {
            switch (request.path()) {
                case "/away" -> reply.send(302, "text/plain", "", "Location: http://other.test/secret");
                case "/large" -> reply.send(200, "text/plain", "x".repeat(300_000));
                default -> reply.send(200, "text/plain", request.method() + " " + request.body(), "X-Kind: of a test");
            }
        });
        scripts = RUNNING.more(Trial.CONFIG, "127.0.0.1:" + server.port());
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    void a_script_sees_the_language_and_three_functions_of_ours() throws InterruptedException {
        var language = "Object,Function,Error,EvalError,RangeError,ReferenceError,SyntaxError,TypeError,URIError,"
                + "InternalError,AggregateError,SuppressedError,Iterator,Array,parseInt,parseFloat,isNaN,isFinite,"
                + "queueMicrotask,decodeURI,decodeURIComponent,encodeURI,encodeURIComponent,escape,unescape,Infinity,"
                + "NaN,undefined,eval,Number,Boolean,String,Math,Reflect,Symbol,DisposableStack,globalThis,BigInt,Date,"
                + "RegExp,JSON,Proxy,Map,Set,WeakMap,WeakSet,ArrayBuffer,SharedArrayBuffer,Uint8ClampedArray,Int8Array,"
                + "Uint8Array,Int16Array,Uint16Array,Int32Array,Uint32Array,BigInt64Array,BigUint64Array,Float16Array,"
                + "Float32Array,Float64Array,DataView,Promise,AsyncDisposableStack,TextDecoder,TextEncoder";
        var ours = "log,refuse,console,fetch,__offer,__call,settings";
        var found = Trial.of(scripts).body("return Object.getOwnPropertyNames(globalThis).sort().join()");
        var expected = java.util.Arrays.stream((language + "," + ours).split(","))
                .sorted()
                .collect(java.util.stream.Collectors.joining(","));
        assertThat(found).isEqualTo(new Done("\"" + expected + "\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "typeof Java + typeof Polyglot + typeof Packages + typeof java",
                "typeof require + typeof process + typeof module + typeof Deno",
                "typeof java_invoke + typeof Javy + typeof std + typeof os",
                "typeof WebAssembly + typeof Worker + typeof XMLHttpRequest + typeof performance",
                "typeof Atomics + typeof setTimeout + typeof setInterval + typeof scriptArgs",
            })
    void there_is_no_host_to_be_found_by_name(String names) throws InterruptedException {
        assertThat(Trial.of(scripts).body("return " + names)).isEqualTo(new Done("\"" + "undefined".repeat(4) + "\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "log.constructor('return typeof java_invoke')()",
                "fetch.constructor('return typeof java_invoke')().then((found) => found)",
                "(async () => {}).constructor('return typeof java_invoke')()",
                "(function* () {}).constructor('return typeof java_invoke')().next().value",
                "(0, eval)('typeof java_invoke')",
                "new Function('return this.java_invoke')() === undefined ? 'undefined' : 'found'",
                "Reflect.construct(Function, ['return typeof java_invoke'], Error)()",
                "typeof __call.caller === 'function' ? 'found' : 'undefined'",
                "[].constructor.constructor('return typeof globalThis.java_invoke')()",
            })
    void no_chain_of_constructors_leads_to_the_host(String code) throws InterruptedException {
        var outcome = Trial.of(scripts).body("try { return await (" + code + ") } catch (no) { return 'undefined' }");
        assertThat(outcome).isEqualTo(new Done("\"undefined\""));
    }

    @Test
    void no_module_of_the_engine_can_be_imported() throws InterruptedException {
        for (var name : new String[] {"std", "os", "qjs:std", "file:///etc/passwd", "./function.mjs"}) {
            assertThat(Trial.of(scripts).body("return import('" + name + "').then(() => 'in', () => 'not')"))
                    .as(name)
                    .isEqualTo(new Done("\"not\""));
        }
        assertThat(Trial.of(scripts).outlet("import * as std from 'std'", "")).isInstanceOf(Failed.class);
    }

    @Test
    void what_a_call_leaves_behind_is_not_there_for_the_next_one() throws InterruptedException {
        var code = """
                let calls = 0;
                export function outlet(text) {
                  calls++;
                  const before = [calls, typeof globalThis.left, [1].map((x) => x).length, JSON.stringify({ a: 1 })].join(' ');
                  globalThis.left = text;
                  Array.prototype.map = () => [];
                  Object.prototype.stolen = text;
                  JSON.parse = () => ({});
                  String.prototype.replace = null;
                  return before;
                }""";
        var trial = Trial.of(scripts);
        for (var time = 0; time < 3; time++) {
            assertThat(trial.outlet(code, "secret")).isEqualTo(new Done("\"1 undefined 1 {\\\"a\\\":1}\""));
        }
        assertThat(trial.by("mallory").body("return [typeof left, typeof ({}).stolen, 'a'.replace('a', 'b')].join()"))
                .isEqualTo(new Done("\"undefined,undefined,b\""));
    }

    @Test
    void settings_are_those_of_the_call_and_cannot_be_changed() throws InterruptedException {
        var trial = Trial.of(scripts);
        var settings = Json.mapper().createObjectNode().put("key", "of ada");
        assertThat(trial.outlet("export const outlet = () => settings.key", "", settings))
                .isEqualTo(new Done("\"of ada\""));
        assertThat(trial.body("return JSON.stringify(settings)")).isEqualTo(new Done("\"{}\""));
        var changing = "export function outlet() { try { settings.key = 1 } catch {} ; return settings.key }";
        assertThat(trial.outlet(changing, "", settings)).isEqualTo(new Done("\"of ada\""));
        assertThat(trial.outlet("const early = typeof settings; export const outlet = () => early", "", settings))
                .isEqualTo(new Done("\"undefined\""));
    }

    @Test
    void fresh_memory_is_empty() throws InterruptedException {
        Trial.of(scripts).body("globalThis.kept = 'c0ffee'.repeat(100000); return 1");
        assertThat(Trial.of(scripts).by("mallory").body("return new Uint8Array(2e6).indexOf(99)"))
                .isEqualTo(new Done("-1"));
    }

    @Test
    void the_clock_ticks_ten_times_a_second() throws InterruptedException {
        var outcome = Trial.of(scripts).body("""
                const seen = new Set(); const end = Date.now() + 300;
                while (Date.now() < end) seen.add(Date.now());
                return [seen.size <= 5, [...seen].every((time) => time % 100 === 0)].join()""");
        assertThat(outcome).isEqualTo(new Done("\"true,true\""));
    }

    @Test
    void only_hosts_that_were_allowed_are_fetched_from() throws InterruptedException {
        var here = "127.0.0.1:" + server.port();
        var asks = "return fetch('http://" + here
                + "/x', { method: 'POST', headers: { Host: 'evil.test' }, body: 'b' })"
                + ".then(async (a) => [a.status, a.ok, a.headers['x-kind'], await a.text()].join())";
        assertThat(Trial.of(scripts).with(here).body(asks)).isEqualTo(new Done("\"200,true,of a test,POST b\""));
        assertThat(server.requests().getLast().headers().get("Host")).isEqualTo(here);
        assertThat(Trial.of(scripts).with("other.test", "127.0.0.1").body(asks))
                .isEqualTo(
                        new Failed(
                                Failure.THROWN,
                                "The script threw: Error: 127.0.0.1 is not among the hosts that an administrator allowed this script. (line 2, column 8)."));
    }

    @ParameterizedTest
    @CsvSource({
        "http://169.254.169.254/latest/meta-data, 169.254.169.254, never asked",
        "http://inside.test/, inside.test, only public addresses",
        "http://127.0.0.1/, 127.0.0.1, only public addresses",
        "http://[::1]/, 0:0:0:0:0:0:0:1, only public addresses",
        "file:///etc/passwd, '', begins with http",
        "http://user:word@127.0.0.1/, 127.0.0.1, no user name",
        "http://127.1/, 127.0.0.1, ''",
        "http://0x7f.1/, 127.0.0.1, ''",
    })
    void an_allowed_host_must_be_public_all_the_same(String url, String host, String why) throws InterruptedException {
        var asked = server.requests().size();
        assertThat(Trial.of(scripts).with(host).body("return fetch('" + url + "').then((a) => a.text())"))
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.words()).contains(why));
        assertThat(server.requests()).hasSize(asked);
    }

    @Test
    void a_redirect_is_told_and_not_followed_and_what_is_too_large_is_not_read() throws InterruptedException {
        var here = "127.0.0.1:" + server.port();
        var trial = Trial.of(scripts).with(here);
        assertThat(trial.body("return fetch('http://" + here + "/away').then((a) => a.status + a.headers.location)"))
                .isEqualTo(new Done("\"302http://other.test/secret\""));
        assertThat(trial.body("return fetch('http://" + here + "/large').then((a) => a.status)"))
                .isInstanceOf(Failed.class);
    }
}
