package dev.atelier.connections.ollama;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.platform.error.Fault;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What {@code /api/create} is asked with: it takes no Modelfile any more, but its fields. Parameters are checked here, since the server
 * stores whatever it is given (Ollama's own command line checks them too).
 */
public final class CreateBody {
    private static final Set<String> WHOLE = Set.of(
            "num_ctx",
            "num_batch",
            "num_gpu",
            "main_gpu",
            "num_thread",
            "draft_num_predict",
            "num_keep",
            "seed",
            "num_predict",
            "top_k",
            "repeat_last_n");
    private static final Set<String> DECIMAL = Set.of(
            "top_p", "min_p", "typical_p", "temperature", "repeat_penalty", "presence_penalty", "frequency_penalty");

    /** Ollama skips them with a warning. */
    private static final Set<String> GONE = Set.of(
            "penalize_newline",
            "low_vram",
            "f16_kv",
            "logits_all",
            "vocab_only",
            "use_mlock",
            "mirostat",
            "mirostat_tau",
            "mirostat_eta");

    private static final Pattern FILE = Pattern.compile(
            "^(?:[./~\\\\]|[A-Za-z]:[/\\\\]).*|.*\\.(?:gguf|bin|safetensors)$", Pattern.CASE_INSENSITIVE);

    private static final String ONLY_MODELS =
            "names a file, and files lie on the upstream: only FROM another model works here";

    private final ObjectNode body = JsonNodeFactory.instance.objectNode();

    private CreateBody() {}

    /** @throws dev.atelier.platform.error.FaultException at {@code /modelfile} where it is none, or asks for what cannot be done from here */
    public static ObjectNode of(String modelfile) {
        var made = new CreateBody();
        try {
            Modelfile.parse(modelfile).instructions().forEach(made::take);
        } catch (ModelfileError malformed) {
            throw new Fault.Invalid("/modelfile", malformed.sentence()).asException();
        }
        return made.body;
    }

    private void take(Modelfile.Instruction instruction) {
        switch (instruction) {
            case Modelfile.From from -> from(from);
            case Modelfile.Parameter parameter -> parameter(parameter);
            case Modelfile.Message(var line, var role, var text) ->
                body.withArray("messages").addObject().put("role", role).put("content", text);
            case Modelfile.Other other -> other(other);
        }
    }

    private void from(Modelfile.From from) {
        if (FILE.matcher(from.value()).matches()) {
            throw refused(from, "FROM " + ONLY_MODELS);
        }
        if (body.has("from")) {
            throw refused(from, "there can be only one FROM here");
        }
        body.put("from", from.value());
    }

    private void other(Modelfile.Other other) {
        switch (other.word()) {
            case "license" -> body.withArray("license").add(other.value());
            case "adapter", "draft" -> throw refused(other, other.word().toUpperCase(Locale.ROOT) + " " + ONLY_MODELS);
            default -> body.put(other.word(), other.value());
        }
    }

    private void parameter(Modelfile.Parameter parameter) {
        var name = parameter.name();
        if (GONE.contains(name)) {
            return;
        }
        var parameters = body.withObject("/parameters");
        try {
            if (name.equals("stop")) {
                parameters.withArray("stop").add(parameter.value());
            } else if (name.equals("use_mmap")) {
                parameters.put(name, truth(parameter));
            } else if (WHOLE.contains(name)) {
                parameters.put(name, Long.parseLong(parameter.value()));
            } else if (DECIMAL.contains(name)) {
                parameters.put(name, new BigDecimal(parameter.value()));
            } else {
                throw refused(parameter, "there is no parameter " + name);
            }
        } catch (NumberFormatException none) {
            throw refused(parameter, name + " wants a " + (WHOLE.contains(name) ? "whole number" : "number"));
        }
    }

    private static boolean truth(Modelfile.Parameter parameter) {
        return switch (parameter.value()) {
            case "1", "t", "T", "true", "TRUE", "True" -> true;
            case "0", "f", "F", "false", "FALSE", "False" -> false;
            default -> throw refused(parameter, parameter.name() + " wants true or false");
        };
    }

    private static RuntimeException refused(Modelfile.Instruction at, String detail) {
        return new Fault.Invalid("/modelfile", "Line " + at.line() + ": " + detail + ".").asException();
    }
}
