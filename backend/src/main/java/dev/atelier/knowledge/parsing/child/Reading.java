package dev.atelier.knowledge.parsing.child;

import dev.atelier.knowledge.text.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.exception.WriteLimitReachedException;
import org.apache.tika.exception.ZeroByteFileException;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.xml.sax.SAXException;

/** Reads one file into blocks: first what it is, by its bytes and its name, then what it says. */
final class Reading {
    private final Path file;
    private final Metadata metadata = new Metadata();
    private final Blocks blocks;

    Reading(Path file, String name, Blocks blocks) {
        this.file = file;
        this.blocks = blocks;
        metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
    }

    /** @return the title, empty where it has none; fails with {@link RefusedException} */
    String read() throws IOException {
        if (Files.size(file) == 0) {
            throw new RefusedException(Refusal.EMPTY);
        }
        var format = Format.of(file, metadata);
        try {
            format.read(this);
        } catch (EncryptedDocumentException | org.apache.poi.EncryptedDocumentException locked) {
            throw new RefusedException(Refusal.ENCRYPTED);
        } catch (ZeroByteFileException empty) {
            throw new RefusedException(Refusal.EMPTY);
        } catch (WriteLimitReachedException much) {
            throw new RefusedException(Refusal.TOO_LARGE);
        } catch (RefusedException known) {
            throw known;
        } catch (TikaException | SAXException | IOException | RuntimeException broken) {
            throw new RefusedException(refusal(broken));
        }
        if (blocks.isEmpty()) {
            throw new RefusedException(format == Format.PDF ? Refusal.IMAGE_ONLY : Refusal.EMPTY);
        }
        var title = metadata.get(TikaCoreProperties.TITLE);
        return title == null ? "" : title.strip();
    }

    /** Parsers wrap what stopped them in what they know. */
    private static Refusal refusal(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof RefusedException known) {
                return known.refusal();
            }
            if (cause instanceof EncryptedDocumentException
                    || cause instanceof org.apache.poi.EncryptedDocumentException) {
                return Refusal.ENCRYPTED;
            }
            var said = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
            if (said.contains("zip bomb") || said.contains("entity expansion") || said.contains("jaxp00010")) {
                return Refusal.TOO_LARGE;
            }
        }
        return Refusal.BROKEN;
    }

    void parse(org.apache.tika.parser.Parser parser) throws IOException, SAXException, TikaException {
        try (var in = TikaInputStream.get(file)) {
            parser.parse(in, new Structure(blocks), metadata, Parsers.context());
        }
    }

    byte[] bytes() throws IOException {
        return Files.readAllBytes(file);
    }

    Blocks blocks() {
        return blocks;
    }
}
