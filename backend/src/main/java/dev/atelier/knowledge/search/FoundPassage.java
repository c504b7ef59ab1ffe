package dev.atelier.knowledge.search;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A passage that may answer the question. Where it stands is told as {@link dev.atelier.knowledge.splitting.Passage} does. */
public record FoundPassage(
        UUID document,
        int scope,
        int position,
        String heading,
        String text,
        @Nullable Integer page,
        int start,
        int end,
        Scores scores) {

    FoundPassage scored(Scores theirs) {
        return new FoundPassage(document, scope, position, heading, text, page, start, end, theirs);
    }

    String searched() {
        return heading.isEmpty() ? text : heading + "\n" + text;
    }
}
