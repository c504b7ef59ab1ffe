package dev.atelier.extensions;

/** An extension was made, changed, turned on or off, or deleted: within the transaction that does it. */
public record ExtensionChanged(String id) {}
