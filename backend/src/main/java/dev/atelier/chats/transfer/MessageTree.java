package dev.atelier.chats.transfer;

import dev.atelier.chats.transfer.Conversation.Said;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Brings the messages of a file into our tree: what is not said by a person or a model is passed over, with its children at the next
 * message above; an answer in several pieces (before and after a tool was used) is one; each comes behind the one that it follows.
 */
final class MessageTree {
    private final Map<String, Said> said = new LinkedHashMap<>();
    /** Of what is passed over: where its children belong. */
    private final Map<String, @Nullable String> instead = new HashMap<>();

    void add(Said message) {
        said.putIfAbsent(message.id(), message);
    }

    void passOver(String id, @Nullable String parent) {
        instead.put(id, parent);
    }

    /** Where a message of the file is found in the tree. */
    @Nullable
    String place(@Nullable String id) {
        var at = id;
        for (var steps = 0; at != null && instead.containsKey(at) && steps <= instead.size(); steps++) {
            at = instead.get(at);
        }
        return at != null && said.containsKey(at) ? at : null;
    }

    /** A message whose way up ends nowhere is left out. */
    List<Said> inOrder() {
        var children = children();
        joinPieces(children);
        children = children();
        var ordered = new ArrayList<Said>();
        var next = new ArrayDeque<>(children.getOrDefault("", List.of()));
        while (!next.isEmpty()) {
            var message = next.poll();
            ordered.add(message);
            next.addAll(children.getOrDefault(message.id(), List.of()));
        }
        return ordered;
    }

    private Map<String, List<Said>> children() {
        var children = new LinkedHashMap<String, List<Said>>();
        said.replaceAll((id, message) -> message.under(place(message.parent())));
        said.values().forEach(message -> children.computeIfAbsent(
                        message.parent() == null ? "" : message.parent(), parent -> new ArrayList<>())
                .add(message));
        return children;
    }

    private void joinPieces(Map<String, List<Said>> children) {
        for (var id : List.copyOf(said.keySet())) {
            var whole = said.get(id);
            var piece = onlyChild(id, children);
            while (whole != null
                    && whole.model() != null
                    && piece != null
                    && piece.model() != null
                    && !piece.id().equals(id)) {
                whole = whole.then(piece);
                said.put(id, whole);
                said.remove(piece.id());
                instead.put(piece.id(), id);
                piece = onlyChild(piece.id(), children);
            }
        }
    }

    private @Nullable Said onlyChild(String id, Map<String, List<Said>> children) {
        var below = children.getOrDefault(id, List.of());
        return below.size() == 1 ? said.get(below.getFirst().id()) : null;
    }
}
