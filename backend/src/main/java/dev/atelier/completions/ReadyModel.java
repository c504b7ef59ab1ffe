package dev.atelier.completions;

import dev.atelier.connections.ChatMessage;
import dev.atelier.connections.Source;
import dev.atelier.models.RunnableModel;
import java.util.List;

/**
 * A model that the caller may run now, with what its answer takes.
 *
 * @param sources where it can be asked, best first; never empty
 */
public record ReadyModel(RunnableModel model, List<Source> sources, Occasion occasion) {
    public ReadyModel {
        sources = List.copyOf(sources);
    }

    public EffectiveRequest request(List<ChatMessage> history) {
        return EffectiveRequest.of(model, PromptVariables.on(occasion), history);
    }
}
