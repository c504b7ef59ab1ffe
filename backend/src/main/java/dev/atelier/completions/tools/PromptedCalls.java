package dev.atelier.completions.tools;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.atelier.connections.FinishReason;
import dev.atelier.connections.UpstreamEvent;
import dev.atelier.connections.UpstreamListener;
import dev.atelier.platform.json.Json;
import java.util.UUID;

/**
 * Reads calls out of the text of a model that knows no tools. A fenced call is held back from the text, wherever the pieces were cut; a fence
 * that holds no call is text after all.
 */
public final class PromptedCalls implements UpstreamListener {
    private static final String END = "```";

    private final UpstreamListener listener;
    private String held = "";
    private int calls;

    public PromptedCalls(UpstreamListener listener) {
        this.listener = listener;
    }

    @Override
    public void on(UpstreamEvent event) {
        switch (event) {
            case UpstreamEvent.Delta(var text) -> read(held + text);
            case UpstreamEvent.Reasoning reasoning -> listener.on(reasoning);
            case UpstreamEvent.ToolCall call -> listener.on(call);
            case UpstreamEvent.Usage usage -> listener.on(usage);
            case UpstreamEvent.Finished(var reason) -> {
                flush();
                listener.on(new UpstreamEvent.Finished(
                        calls > 0 && reason == FinishReason.STOP ? FinishReason.TOOL_CALLS : reason));
            }
            case UpstreamEvent.Failed failed -> {
                flush();
                listener.on(failed);
            }
        }
    }

    private void read(String text) {
        var rest = text;
        while (true) {
            var begin = rest.indexOf(PromptedTools.FENCE);
            if (begin < 0) {
                var sure = rest.length() - openEnd(rest);
                say(rest.substring(0, sure));
                held = rest.substring(sure);
                return;
            }
            say(rest.substring(0, begin));
            var inside = rest.substring(begin + PromptedTools.FENCE.length());
            var end = inside.indexOf(END);
            if (end < 0) {
                held = rest.substring(begin);
                return;
            }
            call(inside.substring(0, end));
            rest = inside.substring(end + END.length());
        }
    }

    private void call(String body) {
        try {
            var call = Json.mapper().readTree(body.strip());
            var name = call.path("name").asText("");
            if (!name.isEmpty()) {
                var id = "call-" + UUID.randomUUID().toString().substring(0, 8);
                listener.on(new UpstreamEvent.ToolCall(calls++, id, name, PromptedTools.arguments(call)));
                return;
            }
        } catch (JsonProcessingException | StackOverflowError malformed) {
            // text after all
        }
        say(PromptedTools.FENCE + body + END);
    }

    /** Blank lines around a call belong to nothing. */
    private void say(String text) {
        if (!text.isEmpty() && !(calls > 0 && text.isBlank())) {
            listener.on(new UpstreamEvent.Delta(text));
        }
    }

    /** A model that stops right behind its call may leave the fence open. */
    private void flush() {
        var rest = held;
        held = "";
        if (rest.startsWith(PromptedTools.FENCE)) {
            call(rest.substring(PromptedTools.FENCE.length()));
        } else {
            say(rest);
        }
    }

    /** How many characters at the end may be the beginning of a fence. */
    private static int openEnd(String text) {
        for (var length = Math.min(PromptedTools.FENCE.length() - 1, text.length()); length > 0; length--) {
            if (text.endsWith(PromptedTools.FENCE.substring(0, length))) {
                return length;
            }
        }
        return 0;
    }
}
