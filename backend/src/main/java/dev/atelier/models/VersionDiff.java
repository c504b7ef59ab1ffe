package dev.atelier.models;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What differs between two versions.
 *
 * @param changes field by field, the system prompt among them
 * @param prompt the system prompt line by line: what stayed, what went, what came
 */
public record VersionDiff(int from, int to, List<FieldChange> changes, List<Line> prompt) {

    /** More lines than this, beside those that begin and end alike, are shown as replaced: comparing them takes their square. */
    private static final int MOST_COMPARED = 4_000;

    /** One line of a prompt. */
    @Schema(name = "DiffLine")
    public record Line(Op op, String text) {}

    /** What became of a line. */
    @Schema(name = "DiffOp")
    public enum Op {
        @JsonProperty("same")
        SAME,
        @JsonProperty("added")
        ADDED,
        @JsonProperty("removed")
        REMOVED
    }

    static VersionDiff between(VersionEntity from, VersionEntity to) {
        return new VersionDiff(
                from.key.n(),
                to.key.n(),
                FieldChange.between(from.content, to.content),
                lines(prompt(from.content), prompt(to.content)));
    }

    private static List<String> prompt(Map<String, Object> content) {
        return content.getOrDefault("system_prompt", "") instanceof String text && !text.isEmpty()
                ? List.of(text.split("\n", -1))
                : List.of();
    }

    static List<Line> lines(List<String> before, List<String> after) {
        var head = 0;
        while (head < Math.min(before.size(), after.size()) && before.get(head).equals(after.get(head))) {
            head++;
        }
        var tail = 0;
        while (tail < Math.min(before.size(), after.size()) - head
                && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
            tail++;
        }
        var result = new ArrayList<Line>();
        add(result, Op.SAME, before.subList(0, head));
        compared(result, before.subList(head, before.size() - tail), after.subList(head, after.size() - tail));
        add(result, Op.SAME, before.subList(before.size() - tail, before.size()));
        return List.copyOf(result);
    }

    private static void compared(List<Line> result, List<String> before, List<String> after) {
        if (before.size() + after.size() > MOST_COMPARED) {
            add(result, Op.REMOVED, before);
            add(result, Op.ADDED, after);
            return;
        }
        for (AbstractDelta<String> delta : DiffUtils.diff(before, after, true).getDeltas()) {
            switch (delta.getType()) {
                case EQUAL -> add(result, Op.SAME, delta.getSource().getLines());
                case CHANGE, DELETE, INSERT -> {
                    add(result, Op.REMOVED, delta.getSource().getLines());
                    add(result, Op.ADDED, delta.getTarget().getLines());
                }
            }
        }
    }

    private static void add(List<Line> result, Op op, List<String> texts) {
        texts.forEach(text -> result.add(new Line(op, text)));
    }
}
