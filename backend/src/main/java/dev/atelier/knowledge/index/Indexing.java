package dev.atelier.knowledge.index;

import dev.atelier.knowledge.splitting.Splitter;
import dev.atelier.knowledge.text.ParsedText;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.UUID;

/** Makes documents findable, and has them forgotten. */
@Singleton
public class Indexing {
    /** What PostgreSQL says where a value is missing. */
    private static final String NOT_NULL = "23502";

    private final Vectors vectors;
    private final PassageRows passages;

    Indexing(Vectors vectors, PassageRows passages) {
        this.vectors = vectors;
        this.passages = passages;
    }

    /**
     * Blocks, for as long as embedding takes; to be called outside a transaction. What the document had serves until the end, when it is
     * replaced at once. Fails with a {@link dev.atelier.platform.error.FaultException} where a connection does not embed.
     *
     * @param scope which searches it is found in
     * @return the number of passages
     */
    public int index(int scope, UUID document, ParsedText text, Settings settings, IndexProgress progress) {
        var split = new Splitter(settings.chunkSize(), settings.overlap()).split(text);
        var indexed = split.stream().map(IndexedPassage::of).toList();
        if (indexed.isEmpty()) {
            passages.forget(document);
            return 0;
        }
        var language = Languages.of(text.whole());
        for (var again = false; ; again = true) {
            var made = vectors.of(indexed, settings.embedding(), progress);
            progress.at(indexed.size(), indexed.size());
            try {
                passages.replace(new PassageRows.Content(scope, document, language, indexed, made));
                return indexed.size();
            } catch (IllegalStateException cause) {
                if (again || !isVectorGone(cause)) {
                    throw cause;
                }
            }
        }
    }

    /** A text that stands somewhere is not embedded again; while others were, the document it stands in may have been deleted. */
    private static boolean isVectorGone(IllegalStateException thrown) {
        return thrown.getCause() instanceof SQLException sql && NOT_NULL.equals(sql.getSQLState());
    }

    /** Within the caller's transaction; deleting the document itself does the same. */
    public void forget(UUID document) {
        passages.forget(document);
    }
}
