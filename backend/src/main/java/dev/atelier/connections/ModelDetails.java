package dev.atelier.connections;

import org.jspecify.annotations.Nullable;

/**
 * What an upstream says of a model's make.
 *
 * @param family such as llama
 * @param parameterSize such as 8.0B
 * @param quantization such as Q4_K_M
 * @param contextLength in tokens
 */
public record ModelDetails(
        @Nullable String family,
        @Nullable String parameterSize,
        @Nullable String quantization,
        @Nullable Integer contextLength) {
    public static final ModelDetails UNKNOWN = new ModelDetails(null, null, null, null);
}
