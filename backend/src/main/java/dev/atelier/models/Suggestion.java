package dev.atelier.models;

import org.jspecify.annotations.Nullable;

/** A question that a fresh chat offers. */
public record Suggestion(@Nullable String title, String prompt) {}
