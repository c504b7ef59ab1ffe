package dev.atelier.knowledge.parsing.child;

import dev.atelier.knowledge.text.Kind;
import dev.atelier.knowledge.text.Refusal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Makes blocks of the XHTML that Tika's parsers write. */
final class Structure extends DefaultHandler {
    private static final Set<String> BREAKING = Set.of(
            "p",
            "div",
            "section",
            "article",
            "header",
            "footer",
            "main",
            "aside",
            "nav",
            "blockquote",
            "figure",
            "form",
            "body",
            "address",
            "fieldset",
            "details",
            "summary",
            "dl",
            "center",
            "hr");
    private static final Set<String> SILENT = Set.of("head", "script", "style", "noscript", "template");
    private static final Set<String> PAGES = Set.of("page", "slide-content", "slide");
    private static final int DEEPEST = 2_000;

    private final Blocks blocks;
    private final StringBuilder text = new StringBuilder();
    private final Deque<Kind> inside = new ArrayDeque<>();
    private int silent;
    private int depth;

    Structure(Blocks blocks) {
        this.blocks = blocks;
    }

    @Override
    public void startElement(String uri, String local, String qualified, Attributes attributes) {
        var name = name(local, qualified);
        if (++depth > DEEPEST) {
            throw new RefusedException(Refusal.TOO_LARGE);
        }
        if (SILENT.contains(name)) {
            silent++;
        } else if (isHeading(name) && inside.isEmpty()) {
            flush();
        } else {
            open(name, attributes);
        }
    }

    private void open(String name, Attributes attributes) {
        switch (name) {
            case "table" -> enter(Kind.TABLE);
            case "ul", "ol" -> enter(Kind.LIST);
            case "pre" -> enter(Kind.CODE);
            case "tr" -> line();
            case "li", "dt", "dd" -> item();
            case "td", "th" -> cell();
            case "br" -> text.append(inside.isEmpty() || inside.peek() == Kind.CODE ? "\n" : " ");
            case "img" -> space();
            default -> breaks(name, attributes);
        }
    }

    private void breaks(String name, Attributes attributes) {
        if (!BREAKING.contains(name)) {
            return;
        }
        if (inside.isEmpty()) {
            flush();
            var of = attributes.getValue("class");
            if (of != null && PAGES.contains(of)) {
                blocks.nextPage();
            }
        } else {
            space();
        }
    }

    @Override
    public void endElement(String uri, String local, String qualified) {
        var name = name(local, qualified);
        depth--;
        if (SILENT.contains(name)) {
            silent--;
        } else if (isHeading(name) && inside.isEmpty()) {
            blocks.heading(name.charAt(1) - '0', taken());
        } else {
            close(name);
        }
    }

    private void close(String name) {
        switch (name) {
            case "table", "ul", "ol", "pre" -> leave();
            default -> {
                if (BREAKING.contains(name)) {
                    if (inside.isEmpty()) {
                        flush();
                    } else {
                        space();
                    }
                }
            }
        }
    }

    /** A table in a table, or a list in one, is part of the outermost. */
    private void enter(Kind kind) {
        if (inside.isEmpty()) {
            flush();
        }
        inside.push(inside.isEmpty() ? kind : inside.peekLast());
    }

    private void leave() {
        if (inside.isEmpty()) {
            return;
        }
        var kind = inside.pop();
        if (inside.isEmpty()) {
            blocks.add(kind, kind == Kind.CODE ? code() : taken());
        }
    }

    private void item() {
        if (inside.isEmpty()) {
            flush();
        } else if (inside.peek() == Kind.LIST) {
            line();
            text.append("  ".repeat(inside.size() - 1)).append("- ");
        } else {
            space();
        }
    }

    private void line() {
        if (!text.isEmpty()) {
            text.append('\n');
        }
    }

    private void cell() {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
            text.append(" | ");
        }
    }

    private void space() {
        if (!text.isEmpty() && !Character.isWhitespace(text.charAt(text.length() - 1))) {
            text.append(' ');
        }
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        if (silent > 0) {
            return;
        }
        if (inside.isEmpty() || inside.peek() == Kind.CODE) {
            text.append(characters, start, length);
        } else {
            for (var i = start; i < start + length; i++) {
                text.append(Character.isWhitespace(characters[i]) ? ' ' : characters[i]);
            }
        }
        if (text.length() > dev.atelier.knowledge.text.ParsedText.MOST_CHARACTERS) {
            throw new RefusedException(Refusal.TOO_LARGE);
        }
    }

    @Override
    public void ignorableWhitespace(char[] characters, int start, int length) {
        if (inside.isEmpty() || inside.peek() == Kind.CODE) {
            characters(characters, start, length);
        } else {
            space();
        }
    }

    @Override
    public void endDocument() {
        while (!inside.isEmpty()) {
            leave();
        }
        flush();
    }

    private void flush() {
        blocks.add(Kind.PARAGRAPH, taken());
    }

    private String code() {
        var whole = text.toString();
        text.setLength(0);
        return whole;
    }

    /** Blank space counts once; lines stay lines in lists and tables, and become spaces in prose. */
    private String taken() {
        var lines = code().lines()
                .map(line -> line.replaceAll("[\\s\\p{Z}]+", " ").strip())
                .filter(line -> !line.isEmpty());
        return String.join("\n", lines.toList());
    }

    private static boolean isHeading(String name) {
        return name.length() == 2 && name.charAt(0) == 'h' && name.charAt(1) >= '1' && name.charAt(1) <= '6';
    }

    private static String name(String local, String qualified) {
        return (local.isEmpty() ? qualified : local).toLowerCase(Locale.ROOT);
    }
}
