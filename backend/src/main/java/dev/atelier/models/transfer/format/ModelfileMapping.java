package dev.atelier.models.transfer.format;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.atelier.connections.ollama.Modelfile;
import dev.atelier.connections.ollama.ModelfileError;
import dev.atelier.connections.ollama.OllamaName;
import dev.atelier.models.Example;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What a Modelfile says of a model. Values that Ollama would reject are left out, reported and kept. */
final class ModelfileMapping {
    static final String SECTION = "modelfile";
    private static final Pattern PATH =
            Pattern.compile("(?:/|\\./|\\.\\./|~|[A-Za-z]:[\\\\/]).*|.*\\.(?:gguf|safetensors|bin)");
    private static final Set<String> RETIRED = Set.of(
            "mirostat",
            "mirostat_eta",
            "mirostat_tau",
            "penalize_newline",
            "low_vram",
            "f16_kv",
            "logits_all",
            "vocab_only",
            "use_mlock",
            "tfs_z",
            "numa",
            "num_gqa");
    private static final Set<String> KNOWN = Set.of(
            "num_ctx",
            "num_batch",
            "num_gpu",
            "main_gpu",
            "use_mmap",
            "num_thread",
            "draft_num_predict",
            "num_keep",
            "seed",
            "num_predict",
            "top_k",
            "top_p",
            "min_p",
            "typical_p",
            "repeat_last_n",
            "temperature",
            "repeat_penalty",
            "presence_penalty",
            "frequency_penalty",
            "stop");

    private final Draft draft;
    private final Modelfile file;

    private ModelfileMapping(Draft draft, Modelfile file) {
        this.draft = draft;
        this.file = file;
    }

    /** Throws {@link ModelfileError} where FROM names neither a model nor a file. */
    static void into(Draft draft, Modelfile file) {
        var mapping = new ModelfileMapping(draft, file);
        mapping.base();
        mapping.params();
        draft.prompt(Texts.clean(file.last("system").orElse("")));
        mapping.examples();
        mapping.others();
    }

    /** Whether a Modelfile may set it today. */
    static boolean isParameter(String name) {
        return KNOWN.contains(name);
    }

    static boolean isPath(String from) {
        return PATH.matcher(from).matches();
    }

    private void base() {
        var froms = file.all(Modelfile.From.class);
        var from = froms.getFirst();
        if (isPath(from.value())) {
            draft.problem("FROM names a weights file, not a model: " + Texts.cut(from.value(), 120) + ".");
        } else if (OllamaName.parse(from.value()).isEmpty()) {
            throw from.error("FROM names neither a model nor a file: " + Texts.cut(from.value(), 120));
        }
        draft.runsOn(Texts.cut(from.value(), 256));
        for (var further : froms.subList(1, froms.size())) {
            draft.keep(SECTION, "from", TextNode.valueOf(further.value()));
            draft.problem("Line " + further.line() + ": a second FROM is kept for export, no effect here.");
        }
    }

    private void params() {
        var reader = new ParamReader(draft);
        var stops = new ArrayList<String>();
        for (var parameter : file.all(Modelfile.Parameter.class)) {
            var name = parameter.name().toLowerCase(Locale.ROOT);
            if (name.equals("stop")) {
                stops.add(parameter.value());
            } else {
                set(reader, name, parameter.value());
            }
        }
        stops.removeIf(String::isEmpty);
        if (!stops.isEmpty()) {
            var list = JsonNodeFactory.instance.arrayNode();
            stops.stream().distinct().forEach(list::add);
            reader.set("stop", list);
        }
        draft.params = reader.values();
    }

    private void set(ParamReader reader, String name, String value) {
        if (RETIRED.contains(name)) {
            draft.problem("PARAMETER " + name + ": Ollama no longer knows it.");
        } else if (!KNOWN.contains(name)) {
            draft.problem(unknown(name));
        }
        var isSet = (KNOWN.contains(name) || ParamReader.isKnown(name))
                && reader.setText(name.equals("num_predict") ? "max_tokens" : name, value);
        if (!isSet) {
            draft.keep(SECTION, "parameter_" + name, TextNode.valueOf(value));
        }
    }

    private static String unknown(String name) {
        return KNOWN.stream()
                .filter(known -> Distance.between(known, name) <= 2)
                .min(Comparator.comparingInt((String known) -> Distance.between(known, name))
                        .thenComparing(Comparator.naturalOrder()))
                .map(known -> "PARAMETER " + name + " is unknown (did you mean " + known
                        + "?); it is kept for export and not used.")
                .orElse("PARAMETER " + name + " is unknown; it is kept for export and not used.");
    }

    private void examples() {
        var examples = file.all(Modelfile.Message.class).stream()
                .map(message -> new Example(
                        Example.Role.valueOf(message.role().toUpperCase(Locale.ROOT)), Texts.clean(message.value())))
                .toList();
        draft.examples = examples.isEmpty() ? null : examples;
    }

    private void others() {
        var words = new TreeSet<String>();
        var licences = new ArrayList<String>();
        for (var other : file.all(Modelfile.Other.class)) {
            if (other.word().equals("license")) {
                licences.add(other.value());
            } else if (!other.word().equals("system")) {
                draft.keep(SECTION, other.word(), TextNode.valueOf(Texts.clean(other.value())));
            } else {
                continue;
            }
            words.add(other.word().toUpperCase(Locale.ROOT));
        }
        var list = JsonNodeFactory.instance.arrayNode();
        licences.forEach(licence -> list.add(Texts.clean(licence)));
        draft.keep(SECTION, "license", list);
        if (!words.isEmpty()) {
            var names = String.join(", ", List.copyOf(words));
            draft.problem(
                    words.size() == 1
                            ? names
                                    + " belongs to the Ollama model: kept, printed again in a Modelfile, no effect here."
                            : names
                                    + " belong to the Ollama model: kept, printed again in a Modelfile, no effect here.");
        }
    }
}
