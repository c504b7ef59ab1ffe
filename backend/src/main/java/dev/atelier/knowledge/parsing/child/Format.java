package dev.atelier.knowledge.parsing.child;

import dev.atelier.knowledge.text.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.xml.sax.SAXException;

/** What kinds of files are read, and how. */
enum Format {
    PDF {
        @Override
        void read(Reading reading) throws IOException, SAXException, TikaException {
            reading.parse(Parsers.pdf());
        }
    },
    OFFICE_OPEN {
        @Override
        void read(Reading reading) throws IOException, SAXException, TikaException {
            reading.parse(Parsers.officeOpen());
        }
    },
    OFFICE {
        @Override
        void read(Reading reading) throws IOException, SAXException, TikaException {
            reading.parse(Parsers.office());
        }
    },
    OPEN_DOCUMENT {
        @Override
        void read(Reading reading) throws IOException, SAXException, TikaException {
            reading.parse(Parsers.openDocument());
        }
    },
    RTF {
        @Override
        void read(Reading reading) throws IOException, SAXException, TikaException {
            reading.parse(Parsers.rtf());
        }
    },
    HTML {
        @Override
        void read(Reading reading) throws IOException, SAXException, TikaException {
            reading.parse(Parsers.html());
        }
    },
    XML {
        @Override
        void read(Reading reading) throws IOException, SAXException, TikaException {
            reading.parse(Parsers.xml());
        }
    },
    EPUB {
        @Override
        void read(Reading reading) throws IOException, SAXException, TikaException {
            reading.parse(Parsers.epub());
        }
    },
    MAIL {
        @Override
        void read(Reading reading) throws IOException, SAXException, TikaException {
            reading.parse(Parsers.mail());
        }
    },
    HWP {
        @Override
        void read(Reading reading) throws IOException, SAXException, TikaException {
            reading.parse(Parsers.hwp());
        }
    },
    MARKDOWN {
        @Override
        void read(Reading reading) throws IOException {
            PlainText.markdown(Encoding.decoded(reading.bytes()), reading.blocks());
        }
    },
    ROWS {
        @Override
        void read(Reading reading) throws IOException {
            PlainText.rows(Encoding.decoded(reading.bytes()), reading.blocks());
        }
    },
    TEXT {
        @Override
        void read(Reading reading) throws IOException {
            PlainText.prose(Encoding.decoded(reading.bytes()), reading.blocks());
        }
    };

    private static final Set<String> NAMED_MARKDOWN = Set.of("md", "markdown", "mdx");
    private static final Set<String> NAMED_ROWS = Set.of("csv", "tsv", "tab");
    /** Written by hand as often as by programs, and known by their names alone. */
    private static final Set<String> NAMED_TEXT = Set.of(
            "txt", "text", "log", "smi", "srt", "vtt", "tex", "rst", "adoc", "org", "json", "jsonl", "yaml", "yml",
            "toml", "ini");

    abstract void read(Reading reading) throws IOException, SAXException, TikaException;

    static Format of(Path file, Metadata metadata) throws IOException {
        var extension = extension(metadata.get(TikaCoreProperties.RESOURCE_NAME_KEY));
        var type = detected(file, metadata);
        var isText = type.getType().equals("text") || isTextual(type);
        if (isText && NAMED_MARKDOWN.contains(extension)) {
            return MARKDOWN;
        }
        if (isText && NAMED_ROWS.contains(extension)) {
            return ROWS;
        }
        if (isText && NAMED_TEXT.contains(extension)) {
            return TEXT;
        }
        return of(type, extension);
    }

    private static MediaType detected(Path file, Metadata metadata) throws IOException {
        try (var in = TikaInputStream.get(file)) {
            return Parsers.DETECTOR.detect(in, metadata).getBaseType();
        }
    }

    private static Format of(MediaType type, String extension) {
        var name = type.toString();
        return switch (name) {
            case "application/pdf" -> PDF;
            case "application/rtf" -> RTF;
            case "text/html", "application/xhtml+xml", "application/vnd.wap.xhtml+xml" -> HTML;
            case "application/epub+zip", "application/x-ibooks+zip" -> EPUB;
            case "message/rfc822", "multipart/related", "application/mbox" -> MAIL;
            case "text/csv", "text/tab-separated-values" -> ROWS;
            case "text/x-web-markdown", "text/markdown" -> MARKDOWN;
            case "application/x-tika-ooxml-protected", "application/x-tika-ooxml-protected-agile" ->
                throw new RefusedException(Refusal.ENCRYPTED);
            case "application/xml" -> XML;
            case "application/octet-stream", "application/zip", "application/x-tika-msoffice", "text/plain" ->
                byName(type, extension);
            default -> byFamily(type, name);
        };
    }

    private static Format byFamily(MediaType type, String name) {
        if (name.startsWith("application/vnd.openxmlformats-officedocument.")
                || name.contains(".macroenabled.")
                || name.contains("macroenabled")) {
            return OFFICE_OPEN;
        }
        if (name.startsWith("application/vnd.oasis.opendocument.") || name.startsWith("application/vnd.sun.xml.")) {
            return OPEN_DOCUMENT;
        }
        if (name.startsWith("application/x-hwp")) {
            return HWP;
        }
        if (Set.of(
                        "application/msword",
                        "application/vnd.ms-powerpoint",
                        "application/vnd.ms-excel",
                        "application/vnd.ms-outlook")
                .contains(name)) {
            return OFFICE;
        }
        if (type.getType().equals("image")) {
            throw new RefusedException(Refusal.IMAGE_ONLY);
        }
        if (name.endsWith("+xml")) {
            return XML;
        }
        if (type.getType().equals("text") || isTextual(type)) {
            return TEXT;
        }
        throw new RefusedException(Refusal.KIND_UNKNOWN);
    }

    /** What its bytes do not tell: a text is a text under any name, and what carries the name of a packed kind without being one is broken. */
    private static Format byName(MediaType type, String extension) {
        if (Set.of("docx", "pptx", "xlsx", "odt", "ods", "odp", "epub", "pdf", "doc", "ppt", "xls", "hwp", "rtf")
                .contains(extension)) {
            throw new RefusedException(Refusal.BROKEN);
        }
        if (type.getType().equals("text")) {
            return TEXT;
        }
        throw new RefusedException(Refusal.KIND_UNKNOWN);
    }

    private static boolean isTextual(MediaType type) {
        return Parsers.TYPES.isInstanceOf(type, MediaType.TEXT_PLAIN);
    }

    private static String extension(String name) {
        var dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
