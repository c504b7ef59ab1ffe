package dev.atelier.completions;

import dev.atelier.knowledge.Retrieval.Retrieved;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A passage that an answer was given from.
 *
 * @param number as it stands in the answer, from 1
 * @param name of the document; null where who asked may not see inside it
 * @param position of the passage in its document
 */
public record Cited(
        int number,
        UUID document,
        @Nullable String name,
        int position,
        @Nullable Integer page,
        int start,
        int end) {

    static Cited of(int number, Retrieved source) {
        var passage = source.passage();
        return new Cited(
                number,
                passage.document(),
                source.readable() ? source.document().name() : null,
                passage.position(),
                passage.page(),
                passage.start(),
                passage.end());
    }
}
