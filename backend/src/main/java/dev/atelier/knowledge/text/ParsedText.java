package dev.atelier.knowledge.text;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The text of a whole document.
 *
 * @param title as the document itself says it
 * @param pages how many it has; 0 where its format has none
 */
public record ParsedText(@Nullable String title, List<Block> blocks, int pages) {
    /** Between two blocks in {@link #whole}. */
    public static final String GAP = "\n\n";

    /** How many characters (UTF-16) a document may have, gaps left out. */
    public static final int MOST_CHARACTERS = 5_000_000;

    public static final int MOST_BLOCKS = 100_000;

    public ParsedText {
        blocks = List.copyOf(blocks);
        if (blocks.size() > MOST_BLOCKS || characters(blocks) > MOST_CHARACTERS) {
            throw new IllegalArgumentException("A text larger than a document may have");
        }
    }

    /** The text as it is shown, and in which the start and end of a passage count, in UTF-16 units. */
    public String whole() {
        return blocks.stream().map(Block::text).collect(Collectors.joining(GAP));
    }

    private static long characters(List<Block> blocks) {
        return blocks.stream().mapToLong(block -> block.text().length()).sum();
    }
}
