package dev.atelier.knowledge.splitting;

import dev.atelier.knowledge.text.Block;
import dev.atelier.knowledge.text.Kind;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The headings that are open at one place of a document: one of each level at most, and none below a newer one above it. */
final class Headings {
    private static final int LONGEST = 200;

    private final @Nullable String title;
    private final TreeMap<Integer, String> open = new TreeMap<>();

    Headings(@Nullable String title) {
        this.title = title;
    }

    /** Some documents mark whole paragraphs as headings. */
    static boolean isHeading(Block block) {
        return block.kind() == Kind.HEADING && block.text().length() <= LONGEST;
    }

    void open(Block heading) {
        open.tailMap(heading.level(), true).clear();
        open.put(heading.level(), shortened(heading.text()));
    }

    String path() {
        return Stream.concat(Stream.ofNullable(title).filter(text -> !text.isBlank()), open.values().stream())
                .map(Headings::shortened)
                .distinct()
                .collect(Collectors.joining(Passage.UNDER));
    }

    private static String shortened(String text) {
        var line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }
}
