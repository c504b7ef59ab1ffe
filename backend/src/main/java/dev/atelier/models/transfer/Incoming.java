package dev.atelier.models.transfer;

import dev.atelier.models.ModelContent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One entry of a file, read: what it says, before anybody asks what is here already. */
sealed interface Incoming {
    @Nullable
    String sourceId();

    /**
     * A model.
     *
     * @param content fields that the file does not have are null; the id obeys the rules
     * @param original the entry without what is personal or secret, to be exported again
     */
    record Entry(
            String sourceId,
            ModelContent content,
            Map<String, Object> original,
            List<ImportReport.Unresolved> mentions,
            List<String> problems)
            implements Incoming {}

    /** Nothing to import, and nothing wrong. */
    record Nothing(@Nullable String sourceId, String reason) implements Incoming {}

    /** Something that cannot be imported. */
    record Refused(@Nullable String sourceId, ImportReport.Kind kind, String reason) implements Incoming {}
}
