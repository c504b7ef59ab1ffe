package dev.atelier.connections.openai;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Puts tool calls together that come in fragments: the id and the name first, then the arguments bit by bit. */
final class ToolCallFragments {
    private final List<Fragment> calls = new ArrayList<>();

    /** A call that is whole. */
    record Whole(String id, String name, String arguments) {}

    private static final class Fragment {
        final int index;
        String id = "";
        final StringBuilder name = new StringBuilder();
        final StringBuilder arguments = new StringBuilder();

        Fragment(int index) {
            this.index = index;
        }
    }

    void add(JsonNode piece) {
        var call = find(piece.path("index").asInt(-1), piece.path("id").asText(""));
        if (call.id.isEmpty()) {
            call.id = piece.path("id").asText("");
        }
        var function = piece.path("function");
        var arguments = function.path("arguments");
        call.name.append(function.path("name").asText(""));
        call.arguments.append(
                arguments.isTextual() ? arguments.textValue() : arguments.isObject() ? arguments.toString() : "");
    }

    /** By index; servers that give none begin a new call with a new id. */
    private Fragment find(int index, String id) {
        for (var call : calls) {
            if (index >= 0 ? call.index == index : !id.isEmpty() && call.id.equals(id)) {
                return call;
            }
        }
        if (index < 0 && id.isEmpty() && !calls.isEmpty()) {
            return calls.getLast();
        }
        var call = new Fragment(index);
        calls.add(call);
        return call;
    }

    List<Whole> whole() {
        return calls.stream()
                .map(call -> new Whole(call.id, call.name.toString(), call.arguments.toString()))
                .toList();
    }
}
