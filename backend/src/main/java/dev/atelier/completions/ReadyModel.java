package dev.atelier.completions;

import dev.atelier.connections.ChatMessage;
import dev.atelier.connections.Source;
import dev.atelier.models.RunnableModel;
import java.util.List;

/**
 * A model that the caller may run now, with what its answer takes.
 *
 * @param bases where it can be asked, best first: its base model and its fallbacks, as far as they have sources; never empty
 */
public record ReadyModel(RunnableModel model, List<Base> bases, Occasion occasion) {
    public ReadyModel {
        bases = List.copyOf(bases);
    }

    /** A base model with at least one source, in the order in which they are tried. */
    public record Base(String id, List<Source> sources) {
        public Base {
            sources = List.copyOf(sources);
        }
    }

    /** The same for a small task besides, such as naming a chat: without prompt and examples. */
    public ReadyModel bare() {
        return new ReadyModel(model.bare(), bases, occasion);
    }

    /** The same, of which nothing may be quoted to who asks. */
    ReadyModel unquoted() {
        return new ReadyModel(model.unquoted(), bases, occasion);
    }

    /** All that may be asked, in this order. */
    public List<Source> sources() {
        return bases.stream().flatMap(base -> base.sources().stream()).toList();
    }

    public EffectiveRequest request(List<ChatMessage> history) {
        return EffectiveRequest.of(model, PromptVariables.on(occasion), history);
    }
}
