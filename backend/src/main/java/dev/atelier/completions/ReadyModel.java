package dev.atelier.completions;

import dev.atelier.completions.tools.ToolLoop;
import dev.atelier.connections.ChatMessage;
import dev.atelier.connections.Source;
import dev.atelier.models.RunnableModel;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A model that the caller may run now, with what its answer takes.
 *
 * @param bases where it can be asked, best first: its base model and its fallbacks, as far as they have sources; never empty
 * @param switches which of its switchable filters who asks has turned on and off
 * @param isAside whether nobody asked for the answer: a title, for a chat
 */
public record ReadyModel(
        RunnableModel model, List<Base> bases, Occasion occasion, Map<String, Boolean> switches, boolean isAside) {
    public ReadyModel {
        bases = List.copyOf(bases);
        switches = Map.copyOf(switches);
    }

    public ReadyModel(RunnableModel model, List<Base> bases, Occasion occasion) {
        this(model, bases, occasion, Map.of(), false);
    }

    /** The same with switchable filters turned on and off, by their ids. */
    public ReadyModel switching(Map<String, Boolean> filters) {
        return new ReadyModel(model, bases, occasion, filters, isAside);
    }

    /** A base model with at least one source, in the order in which they are tried. */
    public record Base(String id, List<Source> sources) {
        public Base {
            sources = List.copyOf(sources);
        }
    }

    /** The same for a small task besides, such as naming a chat: without prompt and examples. */
    public ReadyModel bare() {
        return new ReadyModel(model.bare(), bases, occasion, switches, isAside);
    }

    /** The same for an answer that nobody asked for. */
    public ReadyModel aside() {
        return new ReadyModel(model, bases, occasion, switches, true);
    }

    /** The same, of which nothing may be quoted to who asks. */
    ReadyModel unquoted() {
        return new ReadyModel(model.unquoted(), bases, occasion, switches, isAside);
    }

    /** What its tools are called for. */
    ToolLoop.Wish wish(Question question) {
        return new ToolLoop.Wish(
                occasion.caller(),
                model.id(),
                model.readable(),
                model.extensions(),
                model.documents(),
                Locale.forLanguageTag(occasion.language()),
                occasion.caller().zone(),
                question.messages(),
                question.tools());
    }

    /** All that may be asked, in this order. */
    public List<Source> sources() {
        return bases.stream().flatMap(base -> base.sources().stream()).toList();
    }

    public EffectiveRequest request(List<ChatMessage> history) {
        return EffectiveRequest.of(model, PromptVariables.on(occasion), history);
    }
}
