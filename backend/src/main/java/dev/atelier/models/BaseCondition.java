package dev.atelier.models;

import org.jspecify.annotations.Nullable;

/**
 * How a model and its base stand to each other, as one caller sees it.
 *
 * @param access null without a base
 * @param attention null where all is well
 * @param renamedTo of a removed base: the base model that is the very same, under another name
 */
record BaseCondition(
        @Nullable BaseAccess access,
        @Nullable Attention attention,
        @Nullable String renamedTo) {
    static final BaseCondition UNKNOWN = new BaseCondition(null, null, null);

    /** For the tag of the view. */
    String word() {
        return (access == null ? "" : access.name())
                + (attention == null ? "" : attention.ordinal())
                + (renamedTo == null ? "" : renamedTo);
    }
}
