package dev.atelier.models.transfer.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All formats; those of JSON in the order in which an entry is tried, which only guards against formats to come. */
public final class Formats {
    public static final OpenWebUi OPEN_WEBUI = new OpenWebUi();
    public static final OllamaModelfile MODELFILE = new OllamaModelfile();
    private static final CharacterCard CARD = new CharacterCard();
    private static final CharacterYaml YAML = new CharacterYaml();

    public static final List<Format> IN_ORDER = List.of(
            new NextChat(),
            CARD,
            new GptListing(),
            new LobeChat(),
            new LmStudio(),
            new LibreChat(),
            new HuggingChat(),
            new ElizaOs(),
            new CherryStudioAgent(),
            new CherryStudio(),
            new OtherExport(),
            OPEN_WEBUI,
            new Plain());

    private Formats() {}

    /** All of them: those of JSON, and what comes as text. */
    public static final List<Format> ALL =
            Stream.concat(IN_ORDER.stream(), Stream.of(YAML, MODELFILE)).toList();

    /** Whether a YAML document is a character; other formats do not come in YAML. */
    public static boolean isCardYaml(JsonNode document) {
        return CARD.recognises(document) || YAML.recognises(document);
    }

    /** The format of an entry in JSON. */
    public static Optional<Format> of(JsonNode entry) {
        return IN_ORDER.stream().filter(format -> format.recognises(entry)).findFirst();
    }

    public static Optional<Format> of(JsonNode entry, Origin origin) {
        var possible = entry.isTextual() ? List.of(MODELFILE) : origin.isYaml() ? List.of(CARD, YAML) : IN_ORDER;
        return possible.stream()
                .filter(format -> format.recognises(entry))
                .findFirst()
                .map(format -> format);
    }
}
