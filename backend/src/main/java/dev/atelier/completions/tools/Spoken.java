package dev.atelier.completions.tools;

import dev.atelier.connections.ChatMessage;
import dev.atelier.connections.UpstreamEvent;
import java.util.List;

/** What a model says in its rounds: one text for people, a message of each round for the model itself. */
final class Spoken {
    private final StringBuilder round = new StringBuilder();
    private boolean isContinued;

    void beginRound() {
        round.setLength(0);
    }

    /** The piece as people are told it: what is said after calls is another paragraph than what was said before them. */
    UpstreamEvent.Delta say(String piece) {
        var told = round.isEmpty() && isContinued ? "\n\n" + piece.stripLeading() : piece;
        round.append(piece);
        isContinued = true;
        return new UpstreamEvent.Delta(told);
    }

    /** What the model is told that it said and called in this round. */
    ChatMessage message(List<UpstreamEvent.ToolCall> called) {
        var text = round.toString();
        var parts = text.isEmpty()
                ? List.<ChatMessage.Part>of()
                : List.<ChatMessage.Part>of(new ChatMessage.Part.Text(text));
        var theirs = called.stream()
                .map(call -> new ChatMessage.ToolCall(call.id(), call.name(), Arguments.sendable(call.arguments())))
                .toList();
        return new ChatMessage(ChatMessage.Role.ASSISTANT, parts, theirs, null);
    }
}
