package dev.atelier.extensions;

/** A server said by itself that it offers something else: this was found when it was asked. */
public record Inspected(Extension extension, Inspection found) {}
