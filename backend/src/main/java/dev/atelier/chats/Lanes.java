package dev.atelier.chats;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which history a model is sent: the questions on the line that leads to the new one, each with the answers that the mode lets through.
 *
 * <p>An answer counts if it is whole or was stopped, and says something. One that failed is passed over, unless it is the selected one,
 * says something, and no other counts: then the person goes on from it. Of several answers of one model to one question the selected one
 * is taken, else the last. Questions that are left without an answer between them are joined into one by a blank line, since many models
 * take nothing but question and answer in turn. A question that filters refused is left out: they would refuse every later one with it.
 */
final class Lanes {
    /** The problem of an answer that filters did not let be asked for. */
    static final String REFUSED = "filter-refused";

    /** What it takes of a message. @param isRefused whether filters ended it */
    record Node(
            UUID id,
            @Nullable UUID parentId,
            Speaker role,
            @Nullable String modelId,
            String text,
            List<Attachment> files,
            MessageState state,
            boolean isRefused,
            long seq) {

        static Node of(MessageEntity message) {
            return new Node(
                    message.id,
                    message.parentId,
                    message.role,
                    message.modelId,
                    message.text,
                    message.attachments,
                    message.state,
                    message.problem != null
                            && REFUSED.equals(message.problem.path("type").asText()),
                    message.seq);
        }

        private boolean says() {
            return !text.isBlank();
        }

        boolean counts() {
            return says() && (state == MessageState.DONE || state == MessageState.STOPPED);
        }

        private boolean isOf(String model) {
            return model.equals(modelId);
        }
    }

    /** A question on the line, and what was answered to it; {@code selected} is on the line itself. */
    private record Exchange(
            Node question, List<Node> answers, @Nullable Node selected) {

        Asked asked() {
            return Asked.of(question.id(), question.text(), question.files());
        }

        /** By the filters of this model, or of all that were asked, before anything was said. */
        boolean isRefused(String model) {
            var own = answers.stream().filter(node -> node.isOf(model)).toList();
            return own.stream().anyMatch(Node::isRefused) && own.stream().noneMatch(Node::says)
                    || !answers.isEmpty() && answers.stream().allMatch(node -> node.isRefused() && !node.says());
        }

        Optional<Node> selectedThatCounts() {
            return Optional.ofNullable(selected).filter(Node::counts);
        }

        Optional<Node> selectedThatSays() {
            return Optional.ofNullable(selected).filter(node -> node.state() != MessageState.STREAMING && node.says());
        }

        Optional<Node> of(String model) {
            return selectedThatCounts().filter(node -> node.isOf(model)).or(() -> answers.stream()
                    .filter(node -> node.isOf(model) && node.counts())
                    .max(Comparator.comparingLong(Node::seq)));
        }

        /** One for each model that answered, in the order of their answers. */
        List<Node> ofEveryModel() {
            var models = answers.stream()
                    .sorted(Comparator.comparingLong(Node::seq))
                    .map(Node::modelId)
                    .distinct()
                    .toList();
            return models.stream()
                    .flatMap(model -> of(String.valueOf(model)).stream())
                    .toList();
        }
    }

    private final List<Exchange> line;

    /**
     * @param nodes at least the line from its beginning to {@code end} and all answers to the questions on it
     * @param end the message that the new question follows; null where it begins a chat
     */
    Lanes(Collection<Node> nodes, @Nullable UUID end) {
        this.line = line(nodes, end);
    }

    /** @param question null where it is not known yet: then what goes before it */
    History history(ContextMode mode, String model, @Nullable Asked question) {
        var passages = new ArrayList<History.Passage>();
        var unanswered = new ArrayList<Asked>();
        for (var exchange : line) {
            if (exchange.isRefused(model)) {
                continue;
            }
            var asked = exchange.asked();
            if (asked.says()) {
                unanswered.add(asked);
            }
            var answers = answers(exchange, mode, model);
            if (!answers.isEmpty()) {
                var own = (int)
                        answers.stream().filter(answer -> answer.isOf(model)).count();
                passages.add(new History.Passage(unanswered, told(answers), own));
                unanswered.clear();
            }
        }
        if (question != null) {
            unanswered.add(question);
        }
        return new History(passages, unanswered, 0);
    }

    private static List<Node> answers(Exchange exchange, ContextMode mode, String model) {
        var chosen =
                switch (mode) {
                    case LANES ->
                        exchange.of(model)
                                .or(exchange::selectedThatCounts)
                                .map(List::of)
                                .orElse(List.of());
                    case SELECTED -> exchange.selectedThatCounts().map(List::of).orElse(List.of());
                    case ALL -> exchange.ofEveryModel();
                };
        return chosen.isEmpty() ? exchange.selectedThatSays().map(List::of).orElse(List.of()) : chosen;
    }

    /** Several answers to one question are one message, each behind the name of who gave it. */
    private static History.Told told(List<Node> answers) {
        var text = answers.size() == 1
                ? answers.getFirst().text()
                : answers.stream()
                        .map(answer -> "Answer of " + answer.modelId() + ":\n" + answer.text())
                        .collect(Collectors.joining("\n\n"));
        return new History.Told(text, answers.stream().map(Node::id).toList());
    }

    private static List<Exchange> line(Collection<Node> nodes, @Nullable UUID end) {
        var byId = nodes.stream().collect(Collectors.toMap(Node::id, Function.identity()));
        var answers = new HashMap<UUID, List<Node>>();
        nodes.stream()
                .filter(node -> node.role() == Speaker.ASSISTANT && node.parentId() != null)
                .forEach(node -> answers.computeIfAbsent(node.parentId(), parent -> new ArrayList<>())
                        .add(node));
        var exchanges = new ArrayList<Exchange>(); // the last one first
        @Nullable Node next = null;
        for (var node = byId.get(end); node != null; node = byId.get(node.parentId())) {
            if (node.role() == Speaker.USER) {
                var selected = next != null && next.role() == Speaker.ASSISTANT ? next : null;
                exchanges.add(new Exchange(node, answers.getOrDefault(node.id(), List.of()), selected));
            }
            next = node;
        }
        return exchanges.reversed();
    }
}
