package dev.atelier.connections;

import static dev.atelier.connections.Parameter.Compatible.ALWAYS;
import static dev.atelier.connections.Parameter.Compatible.LISTED;
import static dev.atelier.connections.Parameter.Group.ADVANCED;
import static dev.atelier.connections.Parameter.Group.LENGTH;
import static dev.atelier.connections.Parameter.Group.RETIRED;
import static dev.atelier.connections.Parameter.Group.RUNTIME;
import static dev.atelier.connections.Parameter.Ollama.OPTION;
import static dev.atelier.connections.Parameter.Ollama.ROOT;

import java.util.List;

/** Parameters of how a model is run, how much of the chat it sees, and what is known of older ones. */
final class RunningParameters {
    private static final Parameter.Ollama NOT_OLLAMA = Parameter.Ollama.NOT_SENT;
    private static final Parameter.Compatible NOT_COMPATIBLE = Parameter.Compatible.NOT_SENT;
    private static final ParameterType TRUTH = new ParameterType.Truth();

    static final List<Parameter> ALL = List.of(
            new Parameter(
                    "num_ctx",
                    ParameterType.whole(0, Integer.MAX_VALUE),
                    LENGTH,
                    OPTION,
                    LISTED,
                    0,
                    null,
                    "Tokens of prompt and answer the model sees; 0 is the server's setting"),
            new Parameter(
                    "num_keep",
                    ParameterType.whole(-1, Integer.MAX_VALUE),
                    LENGTH,
                    OPTION,
                    NOT_COMPATIBLE,
                    4,
                    null,
                    "Tokens from the start kept when the context is cut"),
            new Parameter(
                    "num_batch",
                    ParameterType.whole(1, Integer.MAX_VALUE),
                    RUNTIME,
                    OPTION,
                    NOT_COMPATIBLE,
                    512,
                    null,
                    "Prompt tokens read at once"),
            new Parameter(
                    "num_gpu",
                    ParameterType.whole(-1, Integer.MAX_VALUE),
                    RUNTIME,
                    OPTION,
                    NOT_COMPATIBLE,
                    -1,
                    null,
                    "Layers on the GPU; 0 is the CPU alone, -1 automatic"),
            new Parameter(
                    "main_gpu",
                    ParameterType.whole(0, Integer.MAX_VALUE),
                    RUNTIME,
                    OPTION,
                    NOT_COMPATIBLE,
                    null,
                    null,
                    "GPU for small tensors"),
            new Parameter(
                    "num_thread",
                    ParameterType.whole(0, Integer.MAX_VALUE),
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
                    ParameterType.whole(0, Integer.MAX_VALUE),
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
                    ParameterType.whole(0, 20),
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
                    ParameterType.whole(0, 2),
                    RETIRED,
                    NOT_OLLAMA,
                    LISTED,
                    null,
                    null,
                    "Older sampling method; Ollama has dropped it"),
            new Parameter(
                    "mirostat_eta",
                    ParameterType.decimal(0, 1),
                    RETIRED,
                    NOT_OLLAMA,
                    LISTED,
                    null,
                    null,
                    "Older sampling method; Ollama has dropped it"),
            new Parameter(
                    "mirostat_tau",
                    ParameterType.decimal(0, 10),
                    RETIRED,
                    NOT_OLLAMA,
                    LISTED,
                    null,
                    null,
                    "Older sampling method; Ollama has dropped it"),
            new Parameter(
                    "tfs_z",
                    ParameterType.decimal(0, 2),
                    RETIRED,
                    NOT_OLLAMA,
                    LISTED,
                    null,
                    null,
                    "Older sampling method; Ollama has dropped it"));

    private RunningParameters() {}
}
