package dev.atelier.connections;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * One parameter of an answer: what it may be, and where each kind of upstream wants it.
 *
 * @param ollamaDefault what Ollama takes where nothing is sent; null where it depends
 * @param openaiDefault what OpenAI takes where nothing is sent; null where it depends
 */
public record Parameter(
        String name,
        ParameterType type,
        Group group,
        Ollama ollama,
        Compatible compatible,
        @Nullable Object ollamaDefault,
        @Nullable Object openaiDefault,
        String help) {

    /** Where a page shows it. */
    public enum Group {
        @JsonProperty("common")
        COMMON,
        @JsonProperty("sampling")
        SAMPLING,
        @JsonProperty("length")
        LENGTH,
        @JsonProperty("runtime")
        RUNTIME,
        @JsonProperty("advanced")
        ADVANCED,
        @JsonProperty("retired")
        RETIRED
    }

    /** Where Ollama's {@code /api/chat} has it. */
    public enum Ollama {
        /** In {@code options}. */
        OPTION,
        /** Beside {@code model}. */
        ROOT,
        NOT_SENT
    }

    /** Whether OpenAI-compatible servers are sent it. */
    public enum Compatible {
        ALWAYS,
        /** Where the connection's {@code extra_params} lists it. */
        LISTED,
        NOT_SENT
    }

    /** Its name in Ollama's {@code options} or root. */
    public String ollamaName() {
        return name.equals("max_tokens") ? "num_predict" : name;
    }

    /** Its name beside {@code model}; {@code max_tokens} is {@code max_completion_tokens} for some servers. */
    public String compatibleName() {
        return name.equals("format") ? "response_format" : name;
    }

    /** Where it stands in Ollama's request, such as {@code options.num_predict}; null where it is not sent. */
    public @Nullable String ollamaPlace() {
        return switch (ollama) {
            case OPTION -> name.equals("custom_params") ? "options" : "options." + ollamaName();
            case ROOT -> ollamaName();
            case NOT_SENT -> name.equals("reasoning_effort") ? "think" : null;
        };
    }

    /** Where it stands in an OpenAI-compatible request; null where it is not sent. */
    public @Nullable String compatiblePlace() {
        return switch (compatible) {
            case ALWAYS -> name.equals("custom_params") ? "(root)" : compatibleName();
            case LISTED -> compatibleName();
            case NOT_SENT -> name.equals("think") ? "reasoning_effort" : null;
        };
    }
}
