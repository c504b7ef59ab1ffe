package dev.atelier.knowledge.splitting;

import dev.atelier.knowledge.text.Block;
import dev.atelier.knowledge.text.Kind;
import dev.atelier.knowledge.text.ParsedText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a document by its structure: a heading begins a section and goes along as its path, a block that fits stays whole, neighbours are
 * joined as long as they fit, and what was said last begins the next passage of the same section again.
 */
public final class Splitter {
    private final int size;
    private final int overlap;

    /** @param size how many characters a passage may have; @param overlap how many of them may be those of the passage before */
    public Splitter(int size, int overlap) {
        this.size = Math.max(2, size);
        this.overlap = Math.max(0, Math.min(overlap, this.size / 2));
    }

    /** A block, or a piece of one, at its place in the whole text. */
    private record Part(int start, int end, @Nullable Integer page, boolean whole) {
        int length() {
            return end - start;
        }
    }

    public List<Passage> split(ParsedText text) {
        var whole = text.whole();
        var headings = new Headings(text.title());
        var section = new Section(whole, headings.path());
        var at = 0;
        for (var block : text.blocks()) {
            if (Headings.isHeading(block)) {
                section.end(block.level());
                headings.open(block);
                section.under(
                        headings.path(), new Part(at, at + block.text().length(), block.page(), true), block.level());
            } else {
                parts(block, at).forEach(section::add);
            }
            at += block.text().length() + ParsedText.GAP.length();
        }
        section.end(0);
        return section.passages;
    }

    private List<Part> parts(Block block, int at) {
        var length = block.text().length();
        if (length <= size) {
            return List.of(new Part(at, at + length, block.page(), block.kind() != Kind.PARAGRAPH));
        }
        var room = block.kind() == Kind.PARAGRAPH ? size - overlap : size; // room for what is said again
        return new Pieces(block.text(), room)
                .all().stream()
                        .map(piece -> new Part(at + piece.from(), at + piece.to(), block.page(), false))
                        .toList();
    }

    /** What stands under one heading, as far as it was read. */
    private final class Section {
        private final String whole;
        private final List<Passage> passages = new ArrayList<>();
        private final List<Part> open = new ArrayList<>();
        private String path;
        private @Nullable Part heading;
        private int level;
        private int from = Integer.MAX_VALUE;

        Section(String whole, String path) {
            this.whole = whole;
            this.path = path;
        }

        void under(String itsPath, Part itsHeading, int itsLevel) {
            path = itsPath;
            heading = itsHeading;
            level = itsLevel;
        }

        void add(Part part) {
            heading = null;
            if (!open.isEmpty() && part.end() - from > size) {
                close();
                from = part.whole() || part.length() > size - overlap ? part.start() : again(part);
            }
            if (open.isEmpty()) {
                from = Math.min(from, part.start());
            }
            open.add(part);
        }

        /** Where the next passage begins, so that it repeats what was said before its own part, from a word's beginning on. */
        private int again(Part part) {
            var earliest = Math.max(part.start() - overlap, part.end() - size);
            var at = Math.max(earliest, from);
            while (at > 0 && at < part.start() && !Character.isWhitespace(whole.charAt(at - 1))) {
                at++;
            }
            while (at < part.start() && Character.isWhitespace(whole.charAt(at))) {
                at++;
            }
            return at;
        }

        /** Before a heading of this level, 0 at the end of the text. A heading with nothing below it is a passage, so that no text is lost. */
        void end(int next) {
            if (heading != null && next <= level) {
                open.add(heading);
                from = heading.start();
            }
            heading = null;
            if (!open.isEmpty()) {
                close();
            }
            from = Integer.MAX_VALUE;
        }

        private void close() {
            var end = open.getLast().end();
            passages.add(new Passage(
                    passages.size(),
                    whole.substring(from, end),
                    path,
                    open.getFirst().page(),
                    from,
                    end));
            open.clear();
        }
    }
}
