package dev.atelier.knowledge.parsing.child;

import dev.atelier.knowledge.text.Kind;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes blocks of files that are nothing but text. */
final class PlainText {
    private static final Pattern HEADING = Pattern.compile("(#{1,6})\\s+(.*?)\\s*#*\\s*");
    private static final Pattern ITEM = Pattern.compile("\\s*([-*+]|\\d{1,9}[.)])\\s+.*");
    private static final Pattern FENCE = Pattern.compile("\\s{0,3}(`{3,}|~{3,}).*");
    /** A table of lines is cut here, so that no one holds it whole. */
    private static final int ROWS = 500;

    private final Blocks blocks;
    private final StringBuilder text = new StringBuilder();
    private Kind kind = Kind.PARAGRAPH;
    private @Nullable String fence;

    private PlainText(Blocks blocks) {
        this.blocks = blocks;
    }

    /** Paragraphs are what blank lines part. */
    static void prose(String whole, Blocks blocks) {
        var reading = new PlainText(blocks);
        whole.lines().forEach(line -> {
            if (line.isBlank()) {
                reading.flush();
            } else {
                reading.append(line);
            }
        });
        reading.flush();
    }

    /** Comma-separated values stay as they are written: a line is a row. */
    static void rows(String whole, Blocks blocks) {
        var lines = whole.lines().filter(line -> !line.isBlank()).toList();
        for (var from = 0; from < lines.size(); from += ROWS) {
            List<String> some = lines.subList(from, Math.min(from + ROWS, lines.size()));
            blocks.add(Kind.TABLE, String.join("\n", some));
        }
    }

    /** As far as structure goes: headings, lists, tables and code; what is inside a line stays as it is written. */
    static void markdown(String whole, Blocks blocks) {
        var reading = new PlainText(blocks);
        whole.lines().forEach(reading::markdown);
        reading.flush();
    }

    private void markdown(String line) {
        var fences = FENCE.matcher(line);
        if (fence != null) {
            append(line);
            if (fences.matches() && fences.group(1).startsWith(fence)) {
                flush();
                fence = null;
            }
        } else if (fences.matches()) {
            flush();
            fence = fences.group(1);
            kind = Kind.CODE;
            append(line);
        } else if (line.isBlank()) {
            flush();
        } else {
            structured(line);
        }
    }

    private void structured(String line) {
        var heading = HEADING.matcher(line);
        if (heading.matches()) {
            flush();
            blocks.heading(heading.group(1).length(), heading.group(2));
        } else if (!text.isEmpty() && kind == Kind.PARAGRAPH && line.matches("={3,}\\s*|-{3,}\\s*")) {
            blocks.heading(line.startsWith("=") ? 1 : 2, taken());
        } else {
            var now = kind(line);
            if (now != kind && !(kind == Kind.LIST && now == Kind.PARAGRAPH)) {
                flush();
                kind = now;
            }
            append(line);
        }
    }

    private static Kind kind(String line) {
        return line.stripLeading().startsWith("|")
                ? Kind.TABLE
                : ITEM.matcher(line).matches() ? Kind.LIST : Kind.PARAGRAPH;
    }

    private void append(String line) {
        text.append(line.stripTrailing()).append('\n');
    }

    private void flush() {
        var whole = taken();
        blocks.add(kind, whole);
        kind = Kind.PARAGRAPH;
    }

    private String taken() {
        var whole = text.toString();
        text.setLength(0);
        return whole;
    }
}
