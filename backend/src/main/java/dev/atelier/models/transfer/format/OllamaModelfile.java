package dev.atelier.models.transfer.format;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.connections.ollama.Modelfile;
import dev.atelier.connections.ollama.ModelfileError;
import dev.atelier.connections.ollama.OllamaName;
import java.util.List;
import java.util.regex.Pattern;

/** An Ollama Modelfile, told by its first instruction, or by a FROM anywhere if the rest is broken. */
public final class OllamaModelfile implements Format {
    private static final String WORDS =
            "from|parameter|template|system|adapter|draft|license|message|renderer|parser|requires";
    private static final Pattern FIRST_INSTRUCTION =
            Pattern.compile("(?:" + WORDS + "|" + WORDS.toUpperCase(java.util.Locale.ROOT) + ")[ \\t]+\\S.*");
    private static final Pattern ANY_FROM = Pattern.compile("(?:FROM|from)[ \\t]+\\S.*");
    private static final Pattern OWN_NAME = Pattern.compile("(?i)(.*[/\\\\])?(?:modelfile(?:\\.txt)?)");

    @Override
    public boolean recognises(JsonNode entry) {
        if (!entry.isTextual()) {
            return false;
        }
        var text = entry.asText();
        return beginsWithInstruction(text)
                || text.lines().anyMatch(line -> ANY_FROM.matcher(line).matches());
    }

    public boolean beginsWithInstruction(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .findFirst()
                .filter(line -> FIRST_INSTRUCTION.matcher(line).matches())
                .isPresent();
    }

    @Override
    public String word(JsonNode entry, Origin origin) {
        return "modelfile";
    }

    @Override
    public List<Incoming> read(JsonNode entry, Origin origin) {
        var source = origin.file().isEmpty() ? null : origin.file();
        try {
            var file = Modelfile.parse(entry.asText());
            var draft = Draft.named(name(file, origin));
            ModelfileMapping.into(draft, file);
            return List.of(draft.entry());
        } catch (ModelfileError error) {
            return List.of(new Incoming.Refused(source, "modelfile-syntax", error.sentence()));
        }
    }

    /** {@code Modelfile.x}, {@code x.Modelfile}, {@code x/Modelfile} are x; else it is what the base is called. */
    private static String name(Modelfile file, Origin origin) {
        var path = origin.file().replace('\\', '/');
        var own = OWN_NAME.matcher(path);
        if (own.matches()) {
            var folder = own.group(1) == null ? "" : own.group(1).replaceAll("/+$", "");
            return folder.isEmpty() ? ofBase(file.from()) : folder.substring(folder.lastIndexOf('/') + 1);
        }
        var stem = origin.fileName()
                .replaceFirst("(?i)\\.txt$", "")
                .replaceFirst("(?i)^modelfile[._-]+", "")
                .replaceFirst("(?i)[._-]*modelfile$", "");
        return stem.isBlank() ? ofBase(file.from()) : stem;
    }

    private static String ofBase(String from) {
        if (ModelfileMapping.isPath(from)) {
            var file = from.replace('\\', '/');
            return file.substring(file.lastIndexOf('/') + 1).replaceFirst("\\.(?:gguf|safetensors|bin)$", "");
        }
        return OllamaName.parse(from).map(name -> name.model() + "-custom").orElse("imported");
    }
}
