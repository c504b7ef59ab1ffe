package dev.atelier.models.transfer.format;

import dev.atelier.models.ModelContent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One entry of a file, read: what it says, before anybody asks what is here already. */
public sealed interface Incoming {
    @Nullable
    String sourceId();

    /**
     * A model, or the settings of a base model.
     *
     * @param derived whether the id was made of the name, so that {@code sourceId} is none
     * @param content fields that the file does not have are null; the id obeys the rules
     * @param original what is kept to be exported again, without what is personal or secret
     */
    record Entry(
            String sourceId,
            boolean derived,
            boolean settingsOfBase,
            ModelContent content,
            Map<String, Object> original,
            @Nullable PictureSource picture,
            List<Mention> mentions,
            List<String> problems)
            implements Incoming {

        public Entry with(ModelContent newContent, Map<String, Object> newOriginal, List<Mention> newMentions) {
            return new Entry(
                    sourceId, derived, settingsOfBase, newContent, newOriginal, picture, newMentions, problems);
        }
    }

    /** Nothing to import, and nothing wrong. */
    record Nothing(@Nullable String sourceId, String reason) implements Incoming {}

    /** Something that cannot be imported; {@code slug} says which refusal it is. */
    record Refused(@Nullable String sourceId, String slug, String reason) implements Incoming {}
}
