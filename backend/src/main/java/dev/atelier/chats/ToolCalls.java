package dev.atelier.chats;

import java.util.ArrayList;
import java.util.List;

/**
 * The calls of one reply, in order, and when each changed last, so that each reader is told what is new to it.
 *
 * @param changes how many there were
 */
record ToolCalls(List<Change> inOrder, int changes) {
    static final ToolCalls NONE = new ToolCalls(List.of(), 0);

    /** @param number of the change that made it what it is, from 1 */
    record Change(ToolCall call, int number) {}

    ToolCalls with(ToolCall call) {
        var next = new ArrayList<>(inOrder);
        var change = new Change(call, changes + 1);
        for (var i = 0; i < next.size(); i++) {
            if (next.get(i).call().callId().equals(call.callId())) {
                next.set(i, change);
                return new ToolCalls(List.copyOf(next), change.number());
            }
        }
        next.add(change);
        return new ToolCalls(List.copyOf(next), change.number());
    }

    /** The same as somebody else tells them. */
    ToolCalls all(List<ToolCall> told) {
        var calls = this;
        for (var call : told) {
            if (inOrder.stream().noneMatch(known -> known.call().equals(call))) {
                calls = calls.with(call);
            }
        }
        return calls;
    }

    List<ToolCall> list() {
        return inOrder.stream().map(Change::call).toList();
    }

    List<ToolCall> after(int change) {
        return inOrder.stream()
                .filter(each -> each.number() > change)
                .map(Change::call)
                .toList();
    }

    /** How many UTF-16 units of text stood before a call that was told already. */
    int at(String callId, int otherwise) {
        return inOrder.stream()
                .filter(each -> each.call().callId().equals(callId))
                .mapToInt(each -> each.call().at())
                .findFirst()
                .orElse(otherwise);
    }
}
