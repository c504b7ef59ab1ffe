package dev.atelier.knowledge.parsing.child;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.txt.Icu4jEncodingDetector;
import org.jspecify.annotations.Nullable;

/** In which encoding a text is written: its mark, UTF-8 where all of it is, else what its bytes look like. */
final class Encoding {
    /** What detectors look at: enough to know, and quick. */
    private static final int SAMPLE = 256 << 10;

    /** What is written under the name of the first holds characters of the second often enough. */
    private static final Map<String, String> WIDER = Map.of(
            "ISO-8859-1",
            "windows-1252",
            "ISO-8859-9",
            "windows-1254",
            "EUC-KR",
            "x-windows-949",
            "GB2312",
            "GB18030",
            "Shift_JIS",
            "windows-31j");

    private Encoding() {}

    static String decoded(byte[] bytes) throws IOException {
        var charset = of(bytes);
        return new String(bytes, charset).replace("\uFEFF", "");
    }

    static Charset of(byte[] bytes) throws IOException {
        if (starts(bytes, 0xFF, 0xFE)) {
            return StandardCharsets.UTF_16LE;
        }
        if (starts(bytes, 0xFE, 0xFF)) {
            return StandardCharsets.UTF_16BE;
        }
        if (isUtf8(bytes)) {
            return StandardCharsets.UTF_8;
        }
        var wide = wide(bytes);
        return wide == null ? guessed(bytes) : wide;
    }

    private static boolean starts(byte[] bytes, int first, int second) {
        return bytes.length >= 2 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            for (var each : bytes) {
                if (each == 0) {
                    return false;
                }
            }
            return true;
        } catch (CharacterCodingException other) {
            return false;
        }
    }

    /** UTF-16 without a mark: spaces and line ends alone leave every second byte of some zero, always on the same side. */
    private static @Nullable Charset wide(byte[] bytes) {
        var even = 0;
        var odd = 0;
        var most = Math.min(bytes.length, SAMPLE);
        for (var i = 0; i < most; i++) {
            if (bytes[i] == 0) {
                if (i % 2 == 0) {
                    even++;
                } else {
                    odd++;
                }
            }
        }
        if (Math.max(even, odd) < most / 50 + 1) {
            return null;
        }
        return even > 4 * odd ? StandardCharsets.UTF_16BE : odd > 4 * even ? StandardCharsets.UTF_16LE : null;
    }

    private static Charset guessed(byte[] bytes) throws IOException {
        var sample = Arrays.copyOf(bytes, Math.min(bytes.length, SAMPLE));
        try (var in = TikaInputStream.get(new ByteArrayInputStream(sample))) {
            var found = new Icu4jEncodingDetector().detect(in, new Metadata());
            var name = found == null || found.equals(StandardCharsets.UTF_8) ? "ISO-8859-1" : found.name();
            return Charset.forName(WIDER.getOrDefault(name, name));
        }
    }
}
