package dev.atelier.models.transfer.reading;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** A file that was checked to be text in UTF-8, or in UTF-16 with its mark. */
final class DecodedText {
    static final int NOTHING = -1;
    private static final int BUFFER = 1 << 16;

    private final Content content;
    private final Charset charset;

    private DecodedText(Content content, Charset charset) {
        this.content = content;
        this.charset = charset;
    }

    /** Reads all of it once; refuses what is no text, with the place. */
    static DecodedText of(Content content) throws IOException {
        var head = content.head(2);
        var text = new DecodedText(content, charset(head));
        text.check();
        return text;
    }

    private static Charset charset(byte[] head) {
        if (head.length == 2 && (head[0] & 0xFF) == 0xFF && (head[1] & 0xFF) == 0xFE) {
            return StandardCharsets.UTF_16LE;
        }
        return head.length == 2 && (head[0] & 0xFF) == 0xFE && (head[1] & 0xFF) == 0xFF
                ? StandardCharsets.UTF_16BE
                : StandardCharsets.UTF_8;
    }

    private void check() throws IOException {
        var decoder = decoder();
        var bytes = ByteBuffer.allocate(BUFFER);
        var characters = CharBuffer.allocate(BUFFER);
        var before = 0L;
        try (var in = content.open()) {
            var ended = false;
            while (!ended) {
                var read = in.read(bytes.array(), bytes.position(), bytes.remaining());
                ended = read < 0;
                bytes.position(bytes.position() + Math.max(read, 0)).flip();
                var result = decoder.decode(bytes, characters.clear(), ended);
                if (result.isError()) {
                    throw Refusals.notUtf8(before + bytes.position() + 1);
                }
                before += bytes.position();
                bytes.compact();
            }
        }
    }

    private CharsetDecoder decoder() {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** From the beginning, behind a byte order mark. */
    Reader open() throws IOException {
        var reader = new BufferedReader(new InputStreamReader(content.open(), decoder()), BUFFER);
        reader.mark(1);
        if (reader.read() != '\uFEFF') {
            reader.reset();
        }
        return reader;
    }

    /** The first character that is neither blank nor NUL; {@link #NOTHING} where there is none. */
    int firstCharacter() throws IOException {
        try (var reader = open()) {
            var character = reader.read();
            while (character >= 0 && (character == 0 || Character.isWhitespace(character))) {
                character = reader.read();
            }
            return character;
        }
    }

    String whole(int most) throws IOException {
        var text = new StringBuilder();
        try (var reader = open()) {
            var buffer = new char[BUFFER];
            for (var read = reader.read(buffer); read >= 0; read = reader.read(buffer)) {
                text.append(buffer, 0, read);
                if (text.length() > most) {
                    throw Refusals.tooLarge(
                            "A text of more than " + (most >> 20) + " MiB is no Modelfile and no card.");
                }
            }
        }
        return text.toString();
    }
}
