package dev.atelier.extensions;

import org.jspecify.annotations.Nullable;

/** An extension as somebody wants it to be: checked whole, and not written yet. @param before null where it is new */
public record Prepared(@Nullable ExtensionRow before, ExtensionRow after) {}
