package dev.atelier.platform.error;

/**
 * One thing that is wrong with the input.
 *
 * @param pointer where, as a JSON Pointer (RFC 6901) into the request, for example {@code /params/temperature}
 * @param detail what is wrong and what would be right, in one sentence
 */
public record FieldError(String pointer, String detail) {}
