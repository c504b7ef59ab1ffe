package dev.atelier.models.transfer.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.atelier.models.transfer.format.Formats;
import dev.atelier.models.transfer.format.Origin;
import dev.atelier.models.transfer.format.PictureSource;
import java.io.IOException;
import java.util.Optional;

/** One file, told by its first bytes and read accordingly. */
final class ModelFile {
    private static final int LONGEST_TEXT = 4 << 20;
    private static final int LARGEST_PICTURE = 32 << 20;
    private static final YAMLMapper YAML = new YAMLMapper();

    private final Content content;
    private final Origin origin;
    private final Sink sink;

    ModelFile(Content content, Origin origin, Sink sink) {
        this.content = content;
        this.origin = origin;
        this.sink = sink;
    }

    /** What a file is by its first bytes. */
    enum Kind {
        PNG,
        ZIP,
        WEIGHTS,
        TEXT;

        static Kind of(byte[] head) {
            if (startsWith(head, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n')) {
                return PNG;
            }
            if (startsWith(head, 'P', 'K', 3, 4)) {
                return ZIP;
            }
            return startsWith(head, 'G', 'G', 'U', 'F') ? WEIGHTS : TEXT;
        }

        private static boolean startsWith(byte[] bytes, int... start) {
            for (var i = 0; i < start.length; i++) {
                if (i >= bytes.length || (bytes[i] & 0xFF) != start[i]) {
                    return false;
                }
            }
            return true;
        }
    }

    /** @throws dev.atelier.platform.error.FaultException that says why it cannot be imported; nothing was handed on then */
    void read() throws IOException {
        switch (Kind.of(content.head(8))) {
            case PNG -> picture();
            case ZIP -> throw Refusals.notRecognised("an archive inside an archive");
            case WEIGHTS -> throw Refusals.weights();
            case TEXT -> text();
        }
    }

    private void picture() throws IOException {
        var card = PngCard.read(content).orElseThrow(Refusals::withoutCard);
        var picture = new PictureSource.Original(() -> content.bytes(LARGEST_PICTURE));
        sink.entry(card.json(), origin.in("png (" + card.chunk() + ")", picture), card.length());
    }

    private void text() throws IOException {
        var text = DecodedText.of(content);
        switch (text.firstCharacter()) {
            case DecodedText.NOTHING -> throw Refusals.empty();
            case '{', '[' -> new JsonEntries(text, origin, sink).read();
            default -> plain(text.whole(LONGEST_TEXT));
        }
    }

    /** A Modelfile, or a character in YAML; else a Modelfile with a mistake before its FROM. */
    private void plain(String text) {
        JsonNode asText = TextNode.valueOf(text);
        var card = Formats.MODELFILE.beginsWithInstruction(text) ? Optional.<JsonNode>empty() : yaml(text);
        if (card.isPresent()) {
            sink.entry(card.get(), origin.in("yaml", null), text.length());
        } else if (Formats.MODELFILE.recognises(asText)) {
            sink.entry(asText, origin.in("text", null), text.length());
        } else {
            throw Refusals.notRecognised(Refusals.kind(asText));
        }
    }

    private static Optional<JsonNode> yaml(String text) {
        try {
            return Optional.ofNullable(YAML.readTree(text)).filter(Formats::isCardYaml);
        } catch (JsonProcessingException none) {
            return Optional.empty();
        }
    }
}
