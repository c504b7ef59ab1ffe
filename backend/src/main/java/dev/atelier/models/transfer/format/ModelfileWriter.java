package dev.atelier.models.transfer.format;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.connections.ollama.Modelfile;
import dev.atelier.models.Model;
import dev.atelier.models.ModelArchive;
import dev.atelier.platform.json.Json;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes a model as an Ollama Modelfile; what such a file cannot say stands there as a comment. */
public final class ModelfileWriter {
    private static final String[] KEPT = {"template", "adapter", "draft", "renderer", "parser", "requires"};

    private final Model model;
    private final JsonNode kept;
    private final StringBuilder text = new StringBuilder();

    private ModelfileWriter(ModelArchive.Archived archived) {
        this.model = archived.model();
        this.kept = Json.mapper()
                .<JsonNode>valueToTree(archived.original())
                .path("meta")
                .path("atelier_import")
                .path(ModelfileMapping.SECTION);
    }

    /** @param base the base model's name on its Ollama, where it is on one */
    public static String write(ModelArchive.Archived archived, @Nullable String base) {
        return new ModelfileWriter(archived).text(base);
    }

    private String text(@Nullable String base) {
        comment(model.name());
        var from = base == null ? model.baseModelId() : base;
        if (from == null) {
            comment("FROM is missing: the model runs on no base model yet");
        } else {
            instruction("FROM", from);
        }
        params();
        for (var word : KEPT) {
            if (kept.has(word)) {
                instruction(word.toUpperCase(Locale.ROOT), kept.path(word).asText());
            }
        }
        var prompt = model.systemPrompt();
        if (prompt != null && !prompt.isEmpty()) {
            instruction("SYSTEM", prompt);
        }
        if (model.examples() != null) {
            model.examples()
                    .forEach(example ->
                            instruction("MESSAGE " + example.role().name().toLowerCase(Locale.ROOT), example.text()));
        }
        kept.path("license").forEach(licence -> instruction("LICENSE", licence.asText()));
        return text.toString();
    }

    private void params() {
        Map<String, Object> params = model.params() == null ? Map.of() : model.params();
        new TreeMap<>(params).forEach((name, value) -> {
            var theirs = name.equals("max_tokens") ? "num_predict" : name;
            if (!ModelfileMapping.isParameter(theirs)) {
                comment("PARAMETER " + name + " " + json(value) + " is not known to Modelfiles");
            } else if (value instanceof Collection<?> many) {
                many.forEach(one -> instruction("PARAMETER " + theirs, String.valueOf(one)));
            } else {
                instruction("PARAMETER " + theirs, String.valueOf(value));
            }
        });
    }

    private void instruction(String begin, String value) {
        var written = Modelfile.quoted(value);
        if (written.isPresent()) {
            text.append(begin).append(' ').append(written.get()).append('\n');
        } else {
            comment(begin + " cannot be written: its text mixes line ends and quotation marks as no Modelfile can: "
                    + json(value));
        }
    }

    private void comment(String words) {
        text.append("# ").append(words.replaceAll("\\R|\\p{Cntrl}", " ")).append('\n');
    }

    private static String json(Object value) {
        return new String(Json.bytes(value), java.nio.charset.StandardCharsets.UTF_8);
    }
}
