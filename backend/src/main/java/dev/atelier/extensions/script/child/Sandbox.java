package dev.atelier.extensions.script.child;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import run.endive.runtime.WasmInterruptedException;
import run.endive.wasm.WasmEngineException;

/**
 * Runs calls, one after the other. A script is read once; what the machine knew then is kept and put back before each call, so that no call
 * sees what another did. Used by one thread at a time.
 */
final class Sandbox {
    private static final int KEPT_SCRIPTS = 24;
    /** What a call took is not taken again by the next one: a machine that has grown is replaced by a small one. */
    private static final int SMALL = 64;
    /** A script that holds more once it was read is read anew for each call. */
    private static final int WORTH_KEEPING = 64;
    /** Asks for a script's names wherever it declares them, exported or not; `typeof` may be asked of what is not there. */
    private static final String OFFER = "\n;__offer({"
            + "settings_schema: typeof settings_schema === 'undefined' ? undefined : settings_schema,"
            + "tools: typeof tools === 'undefined' ? undefined : tools,"
            + "inlet: typeof inlet === 'undefined' ? undefined : inlet,"
            + "stream: typeof stream === 'undefined' ? undefined : stream,"
            + "outlet: typeof outlet === 'undefined' ? undefined : outlet,"
            + "action: typeof action === 'undefined' ? undefined : action});";

    private final int pages;
    private final Machine.Snapshot empty;
    private final byte[] call;
    private final Map<String, Loaded> loaded = new LinkedHashMap<>(16, 0.75f, true);
    private @Nullable Machine machine;
    private Session session = Session.NONE;

    /** @param offer what it has, as JSON */
    private record Loaded(Machine.Snapshot snapshot, String offer) {}

    /** @param pages of 64 KiB that a script may have */
    Sandbox(int pages) {
        this.pages = pages;
        var first = Machine.fresh(pages, this::asked);
        call = first.compile("__call()");
        first.run(first.compile(prelude()));
        empty = first.snapshot();
        machine = first;
    }

    private static String prelude() {
        try (InputStream in = Sandbox.class.getResourceAsStream("prelude.js")) {
            var code = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return "\n".repeat(Reasons.PRELUDE_BEGINS) + code;
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** @return JSON; @throws EndedException where there is none */
    String run(Call asked, Session.Wire wire) {
        session = new Session(asked, wire);
        var whole = false;
        try {
            var answer = answer(asked);
            whole = true;
            return answer;
        } catch (EndedException ended) {
            throw isFull() && !(ended instanceof RefusedException) ? new EndedException(Ended.MEMORY, "") : ended;
        } catch (WasmInterruptedException late) {
            throw new EndedException(Ended.TIME, "");
        } catch (WasmEngineException | StackOverflowError broken) {
            throw Reasons.run(broken, machine == null ? "" : machine.report());
        } finally {
            if (!whole) {
                machine = null; // nobody knows what it holds
            }
            session = Session.NONE;
        }
    }

    /** The engine may have no room left for the words that would say so. */
    private boolean isFull() {
        return machine != null && machine.pages() > pages - pages / 16;
    }

    private String answer(Call asked) {
        var script = loaded(asked.code());
        if (asked.input().isEmpty()) {
            return script.offer();
        }
        on(script.snapshot()).run(call);
        return session.result();
    }

    /** Once the answer is on its way: what the next call would wait for. */
    void tidy() {
        if (machine == null || machine.pages() > SMALL) {
            machine = Machine.of(empty, pages, this::asked);
        }
    }

    private Loaded loaded(String code) {
        var known = loaded.get(code);
        if (known != null) {
            return known;
        }
        var fresh = on(empty);
        fresh.run(compiled(fresh, code));
        var made = new Loaded(fresh.snapshot(), session.offer());
        if (made.snapshot().pages() <= WORTH_KEEPING) {
            loaded.put(code, made);
        }
        if (loaded.size() > KEPT_SCRIPTS) {
            loaded.remove(loaded.keySet().iterator().next());
        }
        return made;
    }

    private byte[] compiled(Machine fresh, String code) {
        try {
            return fresh.compile(code + OFFER);
        } catch (WasmInterruptedException late) {
            throw late;
        } catch (WasmEngineException | StackOverflowError broken) {
            throw Reasons.compile(broken, fresh.report());
        }
    }

    private Machine on(Machine.Snapshot snapshot) {
        var now = machine;
        if (now == null || now.pages() < snapshot.pages()) {
            now = Machine.of(snapshot, pages, this::asked);
            machine = now;
        } else {
            now.restore(snapshot);
        }
        return now;
    }

    private byte[] asked(String name, Machine.Text text) {
        return session.asked(name, text);
    }
}
