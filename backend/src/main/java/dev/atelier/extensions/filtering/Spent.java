package dev.atelier.extensions.filtering;

/**
 * What an answer cost.
 *
 * @param tokens sent and written, as the upstream counted them; guessed by their characters where it did not
 */
public record Spent(long tokens) {}
