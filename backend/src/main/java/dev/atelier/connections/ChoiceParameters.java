package dev.atelier.connections;

import static dev.atelier.connections.Parameter.Compatible.ALWAYS;
import static dev.atelier.connections.Parameter.Compatible.LISTED;
import static dev.atelier.connections.Parameter.Group.COMMON;
import static dev.atelier.connections.Parameter.Group.SAMPLING;
import static dev.atelier.connections.Parameter.Ollama.OPTION;
import static dev.atelier.connections.Parameter.Ollama.ROOT;

import java.util.List;

/** Parameters that steer which words are chosen, and how long one looks for them. */
final class ChoiceParameters {
    private static final Parameter.Ollama NOT_OLLAMA = Parameter.Ollama.NOT_SENT;
    private static final Parameter.Compatible NOT_COMPATIBLE = Parameter.Compatible.NOT_SENT;

    static final List<Parameter> ALL = List.of(
            new Parameter(
                    "temperature",
                    ParameterType.decimal(0, 2),
                    COMMON,
                    OPTION,
                    ALWAYS,
                    0.8,
                    1,
                    "Higher is more varied, lower more predictable"),
            new Parameter(
                    "top_p",
                    ParameterType.decimal(0, 1),
                    COMMON,
                    OPTION,
                    ALWAYS,
                    0.9,
                    1,
                    "Keeps the likeliest words that together reach this share"),
            new Parameter(
                    "max_tokens",
                    new ParameterType.TokenLimit(),
                    COMMON,
                    OPTION,
                    ALWAYS,
                    -1,
                    null,
                    "Most tokens in one answer; -1 (no limit) and -2 (fill the context) are Ollama's"),
            new Parameter(
                    "stop",
                    new ParameterType.Texts(16, 256),
                    COMMON,
                    OPTION,
                    ALWAYS,
                    null,
                    null,
                    "Ends the answer where one of these appears"),
            new Parameter(
                    "seed",
                    ParameterType.whole(Long.MIN_VALUE, Long.MAX_VALUE),
                    COMMON,
                    OPTION,
                    ALWAYS,
                    -1,
                    null,
                    "Same seed, same settings: same answer, as far as the upstream can; 0 is a seed"),
            new Parameter(
                    "think",
                    new ParameterType.Thinking(List.of("low", "medium", "high", "max")),
                    COMMON,
                    ROOT,
                    NOT_COMPATIBLE,
                    null,
                    null,
                    "Thinking on, off or a level; for models that think"),
            new Parameter(
                    "reasoning_effort",
                    new ParameterType.Word(List.of("none", "minimal", "low", "medium", "high", "xhigh"), true),
                    COMMON,
                    NOT_OLLAMA,
                    ALWAYS,
                    null,
                    null,
                    "How long the model may think"),
            new Parameter(
                    "format",
                    new ParameterType.Shape(),
                    COMMON,
                    ROOT,
                    ALWAYS,
                    null,
                    null,
                    "Forces JSON, or JSON of this shape"),
            new Parameter(
                    "top_k",
                    ParameterType.whole(0, 1000),
                    SAMPLING,
                    OPTION,
                    LISTED,
                    40,
                    null,
                    "Chooses among this many likeliest words; 0 is no limit"),
            new Parameter(
                    "min_p",
                    ParameterType.decimal(0, 1),
                    SAMPLING,
                    OPTION,
                    LISTED,
                    0,
                    null,
                    "Drops words less likely than this share of the likeliest"),
            new Parameter(
                    "typical_p",
                    ParameterType.decimal(0, 1),
                    SAMPLING,
                    OPTION,
                    LISTED,
                    1,
                    null,
                    "Prefers words of typical surprise; 1 is off"),
            new Parameter(
                    "frequency_penalty",
                    ParameterType.decimal(-2, 2),
                    SAMPLING,
                    OPTION,
                    ALWAYS,
                    0,
                    0,
                    "Repeated words cost more each time"),
            new Parameter(
                    "presence_penalty",
                    ParameterType.decimal(-2, 2),
                    SAMPLING,
                    OPTION,
                    ALWAYS,
                    0,
                    0,
                    "Words already used cost once"),
            new Parameter(
                    "repeat_penalty",
                    ParameterType.decimal(0, 2),
                    SAMPLING,
                    OPTION,
                    LISTED,
                    1,
                    null,
                    "Above 1 discourages repeating; 1 is off"),
            new Parameter(
                    "repeat_last_n",
                    ParameterType.whole(-1, Integer.MAX_VALUE),
                    SAMPLING,
                    OPTION,
                    LISTED,
                    64,
                    null,
                    "How far back repeats are looked for; 0 is off, -1 the whole context"),
            new Parameter(
                    "logit_bias",
                    new ParameterType.TokenBias(),
                    SAMPLING,
                    NOT_OLLAMA,
                    ALWAYS,
                    null,
                    null,
                    "Makes single tokens likelier or impossible"));

    private ChoiceParameters() {}
}
