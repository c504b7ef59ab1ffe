package dev.atelier.extensions.script.child;

import io.roastedroot.quickjs4j.core.Engine_ModuleExports;
import io.roastedroot.quickjs4j.core.JavyPluginModule;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import run.endive.runtime.ByteArrayMemory;
import run.endive.runtime.HostFunction;
import run.endive.runtime.ImportValues;
import run.endive.runtime.Instance;
import run.endive.wasi.WasiOptions;
import run.endive.wasi.WasiPreview1;
import run.endive.wasm.types.MemoryLimits;
import run.endive.wasm.types.ValueType;

/**
 * QuickJS on WebAssembly: all that JavaScript knows and does is in one array of bytes, which can be kept and put back. It has no files, no
 * environment and no arguments, and a clock that ticks ten times a second.
 */
final class Machine {
    private static final int PAGE = 1 << 16;
    private static final Duration TICK = Duration.ofMillis(100);

    private final Report report = new Report();
    private final Instance instance;
    private final Engine_ModuleExports exports;

    /** What the one function of the host is asked. */
    interface Host {
        /** @param text where its bytes are, so that what is too long is not read */
        byte[] asked(String name, Text text);
    }

    /** A text in the machine's memory. */
    interface Text {
        int length();

        String read();
    }

    /** All that a machine knows at one moment. */
    record Snapshot(byte[] memory, long[] globals) {
        int pages() {
            return memory.length / PAGE;
        }
    }

    /** @param pages of 64 KiB at most */
    private Machine(int pages, Host host) {
        var wasi = WasiPreview1.builder()
                .withOptions(WasiOptions.builder()
                        .withStdout(report)
                        .withStderr(report)
                        .withClock(Clock.tick(Clock.systemUTC(), TICK))
                        .build())
                .build();
        instance = Instance.builder(JavyPluginModule.load())
                .withMemoryFactory(limits -> new ByteArrayMemory(new MemoryLimits(limits.initialPages(), pages)))
                .withMachineFactory(JavyPluginModule::create)
                .withImportValues(ImportValues.builder()
                        .addFunction(wasi.toHostFunctions())
                        .addFunction(invoke(host))
                        .build())
                .build();
        exports = new Engine_ModuleExports(instance);
    }

    static Machine fresh(int pages, Host host) {
        var machine = new Machine(pages, host);
        machine.exports.initializeRuntime();
        return machine;
    }

    static Machine of(Snapshot snapshot, int pages, Host host) {
        var machine = new Machine(pages, host);
        machine.instance.memory().grow(snapshot.pages() - machine.pages());
        machine.restore(snapshot);
        return machine;
    }

    Snapshot snapshot() {
        var globals = IntStream.range(0, instance.globalCount())
                .mapToLong(index -> instance.global(index).getValue())
                .toArray();
        return new Snapshot(instance.memory().readBytes(0, pages() * PAGE), globals);
    }

    /** Puts all back as it was, whatever a script did. Memory that was taken since is emptied, but stays taken. */
    void restore(Snapshot snapshot) {
        instance.memory().write(0, snapshot.memory());
        instance.memory().fill((byte) 0, snapshot.memory().length, pages() * PAGE);
        for (var index = 0; index < snapshot.globals().length; index++) {
            instance.global(index).setValue(snapshot.globals()[index]);
        }
        report.reset();
    }

    int pages() {
        return instance.memory().pages();
    }

    /** What it said when it broke. */
    String report() {
        return report.toString(StandardCharsets.UTF_8);
    }

    /** Makes bytecode of a module. */
    byte[] compile(String code) {
        var bytes = code.getBytes(StandardCharsets.UTF_8);
        var at = put(bytes);
        var pair = exports.compileSrc(at, bytes.length);
        return instance.memory()
                .readBytes(instance.memory().readInt(pair), instance.memory().readInt(pair + 4));
    }

    /** Runs a module, and all that it left to be done. */
    void run(byte[] bytecode) {
        exports.eval(put(bytecode), bytecode.length, 0, 0);
    }

    private int put(byte[] bytes) {
        var at = exports.cabiRealloc(0, 0, 1, bytes.length);
        instance.memory().write(at, bytes);
        return at;
    }

    private static HostFunction invoke(Host host) {
        var word = ValueType.I32;
        return new HostFunction(
                "endive", "invoke", List.of(word, word, word, word, word, word), List.of(word), (caller, given) -> {
                    var name = text(caller, given[2], given[3]);
                    var answer = host.asked(name.length() > 16 ? "" : name.read(), text(caller, given[4], given[5]));
                    var exports = new Engine_ModuleExports(caller);
                    var at = exports.cabiRealloc(0, 0, 1, answer.length);
                    caller.memory().write(at, answer);
                    var pair = exports.cabiRealloc(0, 0, 1, 8);
                    caller.memory().writeI32(pair, at);
                    caller.memory().writeI32(pair + 4, answer.length);
                    return new long[] {pair};
                });
    }

    private static Text text(Instance caller, long at, long length) {
        return new Text() {
            @Override
            public int length() {
                return (int) length;
            }

            @Override
            public String read() {
                return new String(caller.memory().readBytes((int) at, (int) length), StandardCharsets.UTF_8);
            }
        };
    }

    /** The beginning of what it says; the rest is dropped. */
    private static final class Report extends ByteArrayOutputStream {
        private static final int MOST = 8_192;

        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            super.write(bytes, offset, Math.min(length, Math.max(0, MOST - size())));
        }

        @Override
        public synchronized void write(int value) {
            if (size() < MOST) {
                super.write(value);
            }
        }
    }
}
