package dev.atelier.completions;

import dev.atelier.connections.ChatMessage;
import dev.atelier.connections.UpstreamEvent;
import dev.atelier.extensions.filtering.Spent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an answer costs, as far as it is heard. */
final class Cost {
    private static final int CHARACTERS_OF_A_TOKEN = 4;

    private UpstreamEvent.@Nullable Usage counted;
    private long characters;

    /** The conversation that the model is asked with. */
    void sent(List<ChatMessage> conversation) {
        characters = conversation.stream()
                .mapToLong(message -> message.text().length())
                .sum();
    }

    void heard(UpstreamEvent event) {
        switch (event) {
            case UpstreamEvent.Delta(var text) -> characters += text.length();
            case UpstreamEvent.Reasoning(var text) -> characters += text.length();
            case UpstreamEvent.Usage usage -> counted = usage;
            case UpstreamEvent.ToolCall none -> {}
            case UpstreamEvent.Finished finished -> {}
            case UpstreamEvent.Failed failed -> {}
        }
    }

    /** As the upstream counted it; guessed by the characters where it did not. */
    Spent spent() {
        var usage = counted;
        return new Spent(
                usage == null || usage.promptTokens() == null && usage.completionTokens() == null
                        ? characters / CHARACTERS_OF_A_TOKEN
                        : orNone(usage.promptTokens()) + orNone(usage.completionTokens()));
    }

    private static long orNone(@Nullable Integer count) {
        return count == null ? 0 : count;
    }
}
