package dev.atelier.chats;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What models are asked for: an answer to a new question, other answers to an old one, or more of an answer. */
sealed interface Asking {
    /** Names the asking among those of its chat: an {@code Idempotency-Key} counts for one of them. */
    String route();

    /** Switchable filters that are turned on or off, by their ids. */
    Map<String, Boolean> filters();

    record Turn(TurnRequest request) implements Asking {
        @Override
        public Map<String, Boolean> filters() {
            return request.filters();
        }

        @Override
        public String route() {
            return "turns";
        }
    }

    /**
     * @param message a question, or one of its answers
     * @param models empty: the model of the answer, or all that answered the question
     * @param context null: as the answer was asked for
     */
    record Regenerate(
            UUID message, List<String> models, @Nullable ContextMode context, Map<String, Boolean> filters)
            implements Asking {
        public Regenerate {
            models = List.copyOf(models);
            filters = Map.copyOf(filters);
        }

        @Override
        public String route() {
            return message + "/regenerate";
        }
    }

    /** @param message an answer that was stopped, failed, or was cut by its length */
    record Continue(UUID message, Map<String, Boolean> filters) implements Asking {
        public Continue {
            filters = Map.copyOf(filters);
        }

        @Override
        public String route() {
            return message + "/continue";
        }
    }

    /**
     * @param message a question with several answers
     * @param model makes one of them
     * @param context null: lanes
     */
    record Merge(UUID message, String model, @Nullable ContextMode context, Map<String, Boolean> filters)
            implements Asking {
        public Merge {
            filters = Map.copyOf(filters);
        }

        @Override
        public String route() {
            return message + "/merge";
        }
    }

    /**
     * An action's prompt over a message, whose answer is a message.
     *
     * @param action its id
     * @param model who is asked
     */
    record Act(UUID message, String action, Words words, String model, Map<String, Boolean> filters) implements Asking {
        public Act {
            filters = Map.copyOf(filters);
        }

        /** @param shown what the chat says was asked; @param asked what the model is asked */
        record Words(String shown, String asked) {}

        @Override
        public String route() {
            return message + "/actions/" + action;
        }
    }
}
