package dev.atelier.models.transfer.reading;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.platform.json.Json;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.InflaterInputStream;

/**
 * The character that a PNG carries: base64 of JSON in a text chunk (PNG specification, 11.3.4) named {@code ccv3}, else {@code chara}.
 *
 * @param length of the JSON in bytes
 */
record PngCard(String chunk, JsonNode json, long length) {
    private static final Set<String> TEXT_CHUNKS = Set.of("tEXt", "zTXt", "iTXt");
    private static final List<String> NAMES = List.of("ccv3", "chara");
    private static final int SIGNATURE = 8;
    private static final int LONGEST = 32 << 20;

    static Optional<PngCard> read(Content content) throws IOException {
        var texts = texts(content);
        return NAMES.stream()
                .flatMap(name -> Optional.ofNullable(texts.get(name)).flatMap(text -> decoded(name, text)).stream())
                .findFirst();
    }

    private static Optional<PngCard> decoded(String name, byte[] base64) {
        try {
            var json = Base64.getMimeDecoder().decode(base64);
            var card = Json.mapper().readTree(json);
            return card.isObject() ? Optional.of(new PngCard(name, card, json.length)) : Optional.empty();
        } catch (IllegalArgumentException | IOException undecodable) {
            return Optional.empty();
        }
    }

    /** Text chunks by their keyword in lower case; a picture that is cut short gives those before the cut. */
    private static Map<String, byte[]> texts(Content content) throws IOException {
        var texts = new HashMap<String, byte[]>();
        try (var in = new DataInputStream(new java.io.BufferedInputStream(content.open()))) {
            in.skipNBytes(SIGNATURE);
            for (var type = ""; !type.equals("IEND"); ) {
                var length = in.readInt();
                type = new String(in.readNBytes(4), StandardCharsets.ISO_8859_1);
                if (length < 0) {
                    break;
                }
                if (TEXT_CHUNKS.contains(type) && length <= LONGEST) {
                    put(texts, type, in.readNBytes(length));
                } else {
                    in.skipNBytes(length);
                }
                in.skipNBytes(4); // the checksum: base64 and JSON tell damage well enough
            }
        } catch (EOFException cutShort) {
            return texts;
        }
        return texts;
    }

    private static void put(Map<String, byte[]> texts, String type, byte[] chunk) throws IOException {
        var in = new ByteArrayInputStream(chunk);
        var keyword = word(in).toLowerCase(Locale.ROOT);
        if (!NAMES.contains(keyword)) {
            return;
        }
        var compressed = false;
        if (type.equals("zTXt")) {
            in.read(); // the method: there is only deflate
            compressed = true;
        } else if (type.equals("iTXt")) {
            compressed = in.read() == 1;
            in.read();
            word(in); // language
            word(in); // the keyword, translated
        }
        var text = compressed ? new InflaterInputStream(in).readNBytes(LONGEST) : in.readAllBytes();
        texts.putIfAbsent(keyword, text);
    }

    private static String word(ByteArrayInputStream in) {
        var word = new StringBuilder();
        for (var c = in.read(); c > 0; c = in.read()) {
            word.append((char) c);
        }
        return word.toString();
    }
}
