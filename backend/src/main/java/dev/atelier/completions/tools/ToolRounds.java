package dev.atelier.completions.tools;

import dev.atelier.connections.Call;
import dev.atelier.connections.ChatMessage;
import dev.atelier.connections.FinishReason;
import dev.atelier.connections.ToolDefinition;
import dev.atelier.connections.UpstreamEvent;
import dev.atelier.connections.UpstreamListener;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.error.FaultException;
import io.vertx.core.Context;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One answer in rounds: what the model says is passed on, what it calls is run, and it is asked again with what that gave. A call of one of
 * the caller's own tools ends the answer: it is theirs to run. Everything but the methods of {@link Call} and {@link ToolControl} happens on
 * one event loop.
 */
final class ToolRounds implements Call, ToolControl, UpstreamListener {
    private static final Logger LOG = Logger.getLogger(ToolRounds.class);

    private final Workshop workshop;
    private final ToolLoop.Asker asker;
    private final ToolListener listener;
    private final Context context;
    private final List<ChatMessage> messages;
    private final Map<String, RunningCall> running = new ConcurrentHashMap<>();

    private final Set<String> ids = new HashSet<>();
    private Toolbox box = new Toolbox(Set.of());
    private List<UpstreamEvent.ToolCall> called = new ArrayList<>();
    private final Spoken spoken = new Spoken();
    private boolean isForeign;
    private int rounds;
    private int calls;
    private UpstreamEvent.@Nullable Usage used;

    private volatile boolean over;
    private volatile boolean paused;
    private volatile @Nullable Call asked;

    ToolRounds(Workshop workshop, ToolLoop.Asker asker, ToolListener listener) {
        this.workshop = workshop;
        this.asker = asker;
        this.listener = listener;
        this.context = workshop.loop().context();
        this.messages = new ArrayList<>(workshop.wish().messages());
    }

    void begin(Toolbox offered) {
        if (!over) {
            box = offered;
            listener.calls(this);
            ask();
        }
    }

    /** Before the model was asked: what it needs is not there. */
    void fail(Throwable cause) {
        if (over) {
            return;
        }
        over = true;
        if (cause instanceof FaultException known) {
            listener.refused(
                    workshop.wish().readable() ? known.fault() : known.fault().withoutNames());
        } else {
            LOG.errorf(
                    cause, "The tools of %s could not be read", workshop.wish().modelId());
            listener.refused(new Fault.Internal());
        }
    }

    private void ask() {
        called = new ArrayList<>();
        spoken.beginRound();
        var tools = Stream.concat(box.definitions().stream(), workshop.wish().own().stream())
                .toList();
        var call = asker.ask(List.copyOf(messages), List.<ToolDefinition>copyOf(tools), this);
        asked = call;
        if (over) {
            call.cancel();
        } else if (paused) {
            call.pause();
        }
    }

    @Override
    public void on(UpstreamEvent event) {
        if (over) {
            return;
        }
        switch (event) {
            case UpstreamEvent.Delta(var text) -> listener.on(spoken.say(text));
            case UpstreamEvent.Reasoning reasoning -> listener.on(reasoning);
            case UpstreamEvent.ToolCall call -> take(call);
            case UpstreamEvent.Usage usage -> used = UsageSum.of(used, usage);
            case UpstreamEvent.Finished finished -> finishRound(finished);
            case UpstreamEvent.Failed failed -> end(failed);
        }
    }

    private void take(UpstreamEvent.ToolCall call) {
        if (box.isForeign(call.name())) {
            isForeign = true;
            listener.on(call);
        } else {
            called.add(new UpstreamEvent.ToolCall(call.index(), unique(call.id()), call.name(), call.arguments()));
        }
    }

    /** Some upstreams count the calls of each round from one. */
    private String unique(String id) {
        var free = id;
        for (var n = 2; !ids.add(free); n++) {
            free = id + "-" + n;
        }
        return free;
    }

    private void finishRound(UpstreamEvent.Finished finished) {
        if (called.isEmpty() || isForeign || finished.reason() == FinishReason.CONTENT_FILTER) {
            end(finished);
            return;
        }
        rounds++;
        if (rounds > workshop.config().rounds() + 1) {
            over = true;
            listener.refused(new Fault.TooManyToolCalls(
                    workshop.config().rounds(), workshop.config().calls()));
            return;
        }
        messages.add(spoken.message(called));
        var round = called.stream().map(this::start).toList();
        round.forEach(call -> call.ended().onComplete(done -> goOn(round)));
    }

    private RunningCall start(UpstreamEvent.ToolCall asked) {
        calls++;
        var isBeyond =
                rounds > workshop.config().rounds() || calls > workshop.config().calls();
        var call = new RunningCall(workshop, asked, box.of(asked.name()), this::tell);
        running.put(asked.id(), call);
        if (isBeyond) {
            call.refuse("No more calls are made for this answer: answer with what you have.");
        } else {
            call.begin();
        }
        return call;
    }

    private void tell(ToolEvent event) {
        if (!over) {
            listener.tool(event);
        }
    }

    private void goOn(List<RunningCall> round) {
        if (over
                || !round.stream().allMatch(call -> call.ended().isComplete())
                || !running.keySet().containsAll(ids(round))) {
            return;
        }
        ids(round).forEach(running::remove);
        round.forEach(
                call -> messages.add(ChatMessage.tool(call.id(), call.ended().result())));
        ask();
    }

    private static List<String> ids(List<RunningCall> round) {
        return round.stream().map(RunningCall::id).toList();
    }

    private void end(UpstreamEvent last) {
        over = true;
        if (used != null) {
            listener.on(used);
        }
        listener.on(last);
    }

    @Override
    public void stop(String callId) {
        context.runOnContext(turn -> with(callId, RunningCall::stop));
    }

    @Override
    public void answer(String callId, ToolAnswer answer) {
        context.runOnContext(turn -> with(callId, call -> call.answer(answer)));
    }

    private void with(String callId, Consumer<RunningCall> act) {
        var call = running.get(callId);
        if (call != null) {
            act.accept(call);
        }
    }

    @Override
    public void cancel() {
        over = true;
        var call = asked;
        if (call != null) {
            call.cancel();
        }
        context.runOnContext(turn -> running.values().forEach(RunningCall::cancel));
    }

    @Override
    public void pause() {
        paused = true;
        var call = asked;
        if (call != null) {
            call.pause();
        }
    }

    @Override
    public void resume() {
        paused = false;
        var call = asked;
        if (call != null) {
            call.resume();
        }
    }
}
