package dev.atelier.connections;

import static dev.atelier.connections.Parameter.Compatible.ALWAYS;
import static dev.atelier.connections.Parameter.Compatible.LISTED;
import static dev.atelier.connections.Parameter.Group.ADVANCED;
import static dev.atelier.connections.Parameter.Group.COMMON;
import static dev.atelier.connections.Parameter.Group.LENGTH;
import static dev.atelier.connections.Parameter.Group.RETIRED;
import static dev.atelier.connections.Parameter.Group.RUNTIME;
import static dev.atelier.connections.Parameter.Group.SAMPLING;
import static dev.atelier.connections.Parameter.Ollama.OPTION;
import static dev.atelier.connections.Parameter.Ollama.ROOT;

import dev.atelier.platform.error.FieldError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All parameters that Atelier knows, in the order in which a page shows them; {@code docs/parameters.md} is this table. */
public final class Parameters {
    private static final Parameter.Ollama NOT_OLLAMA = Parameter.Ollama.NOT_SENT;
    private static final Parameter.Compatible NOT_COMPATIBLE = Parameter.Compatible.NOT_SENT;
    private static final ParameterType TRUTH = new ParameterType.Truth();

    public static final List<Parameter> ALL = List.of(
            new Parameter(
                    "temperature",
                    decimal(0, 2),
                    COMMON,
                    OPTION,
                    ALWAYS,
                    0.8,
                    1,
                    "Higher is more varied, lower more predictable"),
            new Parameter(
                    "top_p",
                    decimal(0, 1),
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
                    whole(Long.MIN_VALUE, Long.MAX_VALUE),
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
                    whole(0, 1000),
                    SAMPLING,
                    OPTION,
                    LISTED,
                    40,
                    null,
                    "Chooses among this many likeliest words; 0 is no limit"),
            new Parameter(
                    "min_p",
                    decimal(0, 1),
                    SAMPLING,
                    OPTION,
                    LISTED,
                    0,
                    null,
                    "Drops words less likely than this share of the likeliest"),
            new Parameter(
                    "typical_p",
                    decimal(0, 1),
                    SAMPLING,
                    OPTION,
                    LISTED,
                    1,
                    null,
                    "Prefers words of typical surprise; 1 is off"),
            new Parameter(
                    "frequency_penalty",
                    decimal(-2, 2),
                    SAMPLING,
                    OPTION,
                    ALWAYS,
                    0,
                    0,
                    "Repeated words cost more each time"),
            new Parameter(
                    "presence_penalty", decimal(-2, 2), SAMPLING, OPTION, ALWAYS, 0, 0, "Words already used cost once"),
            new Parameter(
                    "repeat_penalty",
                    decimal(0, 2),
                    SAMPLING,
                    OPTION,
                    LISTED,
                    1,
                    null,
                    "Above 1 discourages repeating; 1 is off"),
            new Parameter(
                    "repeat_last_n",
                    whole(-1, Integer.MAX_VALUE),
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
                    "Makes single tokens likelier or impossible"),
            new Parameter(
                    "num_ctx",
                    whole(0, Integer.MAX_VALUE),
                    LENGTH,
                    OPTION,
                    LISTED,
                    0,
                    null,
                    "Tokens of prompt and answer the model sees; 0 is the server's setting"),
            new Parameter(
                    "num_keep",
                    whole(-1, Integer.MAX_VALUE),
                    LENGTH,
                    OPTION,
                    NOT_COMPATIBLE,
                    4,
                    null,
                    "Tokens from the start kept when the context is cut"),
            new Parameter(
                    "num_batch",
                    whole(1, Integer.MAX_VALUE),
                    RUNTIME,
                    OPTION,
                    NOT_COMPATIBLE,
                    512,
                    null,
                    "Prompt tokens read at once"),
            new Parameter(
                    "num_gpu",
                    whole(-1, Integer.MAX_VALUE),
                    RUNTIME,
                    OPTION,
                    NOT_COMPATIBLE,
                    -1,
                    null,
                    "Layers on the GPU; 0 is the CPU alone, -1 automatic"),
            new Parameter(
                    "main_gpu",
                    whole(0, Integer.MAX_VALUE),
                    RUNTIME,
                    OPTION,
                    NOT_COMPATIBLE,
                    null,
                    null,
                    "GPU for small tensors"),
            new Parameter(
                    "num_thread",
                    whole(0, Integer.MAX_VALUE),
                    RUNTIME,
                    OPTION,
                    NOT_COMPATIBLE,
                    0,
                    null,
                    "CPU threads; 0 is automatic"),
            new Parameter(
                    "use_mmap",
                    TRUTH,
                    RUNTIME,
                    OPTION,
                    NOT_COMPATIBLE,
                    null,
                    null,
                    "Maps the model file instead of reading it"),
            new Parameter(
                    "draft_num_predict",
                    whole(0, Integer.MAX_VALUE),
                    RUNTIME,
                    OPTION,
                    NOT_COMPATIBLE,
                    4,
                    null,
                    "Tokens guessed ahead by the draft model"),
            new Parameter(
                    "keep_alive",
                    new ParameterType.Lifetime(),
                    RUNTIME,
                    ROOT,
                    NOT_COMPATIBLE,
                    "5m",
                    null,
                    "How long the model stays loaded afterwards; negative is for ever, 0 unloads at once"),
            new Parameter(
                    "verbosity",
                    new ParameterType.Word(List.of("low", "medium", "high"), false),
                    ADVANCED,
                    NOT_OLLAMA,
                    LISTED,
                    null,
                    "medium",
                    "How wordy the answer is"),
            new Parameter("logprobs", TRUTH, ADVANCED, NOT_OLLAMA, ALWAYS, null, false, "Returns token likelihoods"),
            new Parameter(
                    "top_logprobs",
                    whole(0, 20),
                    ADVANCED,
                    NOT_OLLAMA,
                    ALWAYS,
                    null,
                    null,
                    "How many likelihoods for each token"),
            new Parameter(
                    "custom_params",
                    new ParameterType.Members(),
                    ADVANCED,
                    OPTION,
                    ALWAYS,
                    null,
                    null,
                    "Anything else, by the upstream's own name; values that are JSON in a text are sent as that JSON"),
            new Parameter(
                    "reasoning_tags",
                    new ParameterType.Tags(),
                    ADVANCED,
                    NOT_OLLAMA,
                    NOT_COMPATIBLE,
                    null,
                    null,
                    "Text between these tags is thinking; false leaves the text alone"),
            new Parameter(
                    "stream_response",
                    TRUTH,
                    ADVANCED,
                    NOT_OLLAMA,
                    NOT_COMPATIBLE,
                    null,
                    null,
                    "Shows the answer as it is written"),
            new Parameter(
                    "mirostat",
                    whole(0, 2),
                    RETIRED,
                    NOT_OLLAMA,
                    LISTED,
                    null,
                    null,
                    "Older sampling method; Ollama has dropped it"),
            new Parameter(
                    "mirostat_eta",
                    decimal(0, 1),
                    RETIRED,
                    NOT_OLLAMA,
                    LISTED,
                    null,
                    null,
                    "Older sampling method; Ollama has dropped it"),
            new Parameter(
                    "mirostat_tau",
                    decimal(0, 10),
                    RETIRED,
                    NOT_OLLAMA,
                    LISTED,
                    null,
                    null,
                    "Older sampling method; Ollama has dropped it"),
            new Parameter(
                    "tfs_z",
                    decimal(0, 2),
                    RETIRED,
                    NOT_OLLAMA,
                    LISTED,
                    null,
                    null,
                    "Older sampling method; Ollama has dropped it"));

    private static final Map<String, Parameter> BY_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Parameter::name, Function.identity()));

    private static final Map<String, String> REFUSED = Map.of(
            "functions", "is no longer spoken: send tools",
            "function_call", "is no longer spoken: send tool_choice");

    private Parameters() {}

    public static Optional<Parameter> of(String name) {
        return Optional.ofNullable(BY_NAME.get(SendableParams.ourName(name)));
    }

    /**
     * What is wrong with these parameters: wrong types, values outside the hard range. Names that are not known pass: they are
     * kept, and not sent; null is "not set".
     *
     * @return by pointer, such as {@code /params/temperature}; empty where all is well
     */
    public static List<FieldError> check(Map<String, Object> params) {
        return params.entrySet().stream()
                .filter(param -> param.getValue() != null)
                .flatMap(param -> problem(param.getKey(), param.getValue()).stream()
                        .map(detail -> new FieldError("/params/" + escaped(param.getKey()), detail)))
                .toList();
    }

    private static Optional<String> problem(String name, Object value) {
        if (REFUSED.containsKey(name)) {
            return Optional.of(REFUSED.get(name));
        }
        if (name.equals("n")) {
            return value instanceof Number n && n.doubleValue() == 1
                    ? Optional.empty()
                    : Optional.of("must be 1: several answers are several models");
        }
        return of(name).flatMap(parameter -> parameter.type().problem(value));
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static ParameterType decimal(double min, double max) {
        return new ParameterType.Decimal(min, max, 0.05);
    }

    private static ParameterType whole(long min, long max) {
        return new ParameterType.Whole(min, max, 1);
    }
}
