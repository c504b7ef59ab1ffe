package dev.atelier.models.transfer.format;

import org.jspecify.annotations.Nullable;

/**
 * Something that an entry names and that may be missing here.
 *
 * @param kind base_model, knowledge, document, tool, filter, action, user or group
 * @param id null where the format has no such thing and the person has to choose
 * @param name what the file calls it, where it says so
 */
public record Mention(
        String kind, @Nullable String id, @Nullable String name) {
    public static final String BASE_MODEL = "base_model";

    public boolean isBaseModel() {
        return kind.equals(BASE_MODEL);
    }

    /** A collection or a document. */
    public boolean isAttached() {
        return kind.equals("knowledge") || kind.equals("document");
    }
}
