package dev.atelier.completions;

import dev.atelier.completions.tools.PromptedCalls;
import dev.atelier.completions.tools.PromptedTools;
import dev.atelier.completions.tools.ToolLoop;
import dev.atelier.connections.Call;
import dev.atelier.connections.ChatMessage;
import dev.atelier.connections.ToolDefinition;
import dev.atelier.connections.UpstreamEvent;
import dev.atelier.connections.UpstreamListener;
import dev.atelier.platform.error.UpstreamCause;
import java.util.List;

/**
 * The rounds of one answer with tools. What is asked for the first time may be made to call a tool, what follows is free to answer. An
 * upstream that says that the model calls no tools is asked the same once more, with the tools told in words, and so on from there.
 */
final class ToolAsker implements ToolLoop.Asker {
    private final ReadyModel ready;
    private final AnswerListener listener;
    private final NativeTools nativeTools;
    private Question question;
    private boolean natively;

    ToolAsker(ReadyModel ready, Question question, AnswerListener listener, NativeTools nativeTools) {
        this.ready = ready;
        this.question = question;
        this.listener = listener;
        this.nativeTools = nativeTools;
        this.natively = nativeTools.has(ready);
    }

    @Override
    public Call ask(List<ChatMessage> messages, List<ToolDefinition> offered, UpstreamListener heard) {
        var call = new DeferredCall();
        var asked = question;
        question = question.free();
        if (!natively) {
            call.becomes(inWords(asked, messages, offered, heard));
            return call;
        }
        call.becomes(Completions.askNow(
                ready,
                asked.with(messages).offering(offered),
                event -> {
                    if (event instanceof UpstreamEvent.Failed(var fault, var wait)
                            && fault.cause() == UpstreamCause.NO_TOOLS) {
                        natively = false;
                        nativeTools.refused(ready);
                        call.becomes(inWords(asked.free(), messages, offered, heard));
                    } else {
                        heard.on(event);
                    }
                },
                listener));
        return call;
    }

    private Call inWords(
            Question asked, List<ChatMessage> messages, List<ToolDefinition> offered, UpstreamListener heard) {
        var told = asked.with(PromptedTools.plain(messages, offered)).offering(List.of());
        return Completions.askNow(ready, told, new PromptedCalls(heard), listener);
    }
}
