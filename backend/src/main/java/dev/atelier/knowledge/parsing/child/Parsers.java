package dev.atelier.knowledge.parsing.child;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.tika.config.TikaConfig;
import org.apache.tika.detect.CompositeEncodingDetector;
import org.apache.tika.detect.Detector;
import org.apache.tika.detect.EncodingDetector;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.metadata.Message;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaTypeRegistry;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.epub.EpubParser;
import org.apache.tika.parser.html.HtmlEncodingDetector;
import org.apache.tika.parser.html.JSoupParser;
import org.apache.tika.parser.hwp.HwpV5Parser;
import org.apache.tika.parser.mail.RFC822Parser;
import org.apache.tika.parser.microsoft.OfficeParser;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.parser.microsoft.rtf.RTFParser;
import org.apache.tika.parser.odf.OpenDocumentParser;
import org.apache.tika.parser.pdf.PDFParser;
import org.apache.tika.parser.pdf.PDFParserConfig;
import org.apache.tika.parser.txt.TXTParser;
import org.apache.tika.parser.xml.XMLParser;
import org.apache.tika.sax.BodyContentHandler;
import org.apache.tika.sax.EmbeddedContentHandler;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** Tika's parsers, each for what it is asked for and nothing besides: no text recognition, no files within files, no macros. */
final class Parsers {
    private static final TikaConfig CONFIG = TikaConfig.getDefaultConfig();
    static final Detector DETECTOR = CONFIG.getDetector();
    static final MediaTypeRegistry TYPES = CONFIG.getMediaTypeRegistry();

    private Parsers() {}

    static ParseContext context() {
        var context = new ParseContext();
        var pdf = new PDFParserConfig();
        pdf.setOcrStrategy(PDFParserConfig.OCR_STRATEGY.NO_OCR);
        pdf.setExtractInlineImages(false);
        pdf.setExtractAcroFormContent(true);
        pdf.setIfXFAExtractOnlyXFA(false);
        pdf.setMaxMainMemoryBytes(-1); // never the disk: who unpacks too much runs out of memory, and ends
        context.set(PDFParserConfig.class, pdf);
        var office = new OfficeParserConfig();
        office.setUseSAXDocxExtractor(true);
        office.setUseSAXPptxExtractor(true);
        office.setExtractMacros(false);
        office.setIncludeMissingRows(false);
        context.set(OfficeParserConfig.class, office);
        context.set(EmbeddedDocumentExtractor.class, new WordsWithin(context));
        context.set(EncodingDetector.class, encodings());
        return context;
    }

    /** What is within a document is not its text, but for the parts of a mail that are its words. */
    private static final class WordsWithin implements EmbeddedDocumentExtractor {
        private final ParseContext context;
        private final Set<String> told = new HashSet<>();

        WordsWithin(ParseContext context) {
            this.context = context;
        }

        @Override
        public boolean shouldParseEmbedded(Metadata metadata) {
            var type = String.valueOf(metadata.get(Metadata.CONTENT_TYPE));
            var disposition = String.valueOf(metadata.get(Metadata.CONTENT_DISPOSITION));
            var isWords = type.startsWith("text/plain") || type.startsWith("text/html");
            return isWords && !disposition.startsWith("attachment") && !isToldOtherwise(metadata);
        }

        /** Of alternatives, the plainest comes first (RFC 2046, section 5.1.4) and is enough. */
        private boolean isToldOtherwise(Metadata metadata) {
            return "alternative".equals(metadata.get(Message.MULTIPART_SUBTYPE))
                    && !told.add(String.valueOf(metadata.get(Message.MULTIPART_BOUNDARY)));
        }

        @Override
        public void parseEmbedded(InputStream in, ContentHandler handler, Metadata metadata, boolean outputHtml)
                throws SAXException, IOException {
            var type = String.valueOf(metadata.get(Metadata.CONTENT_TYPE));
            try {
                (type.startsWith("text/html") ? html() : new TXTParser(encodings()))
                        .parse(in, new BodyContentHandler(new EmbeddedContentHandler(handler)), metadata, context);
            } catch (TikaException unreadable) {
                throw new IOException(unreadable);
            }
        }
    }

    private static EncodingDetector encodings() {
        return new CompositeEncodingDetector(List.of(new HtmlEncodingDetector(), (in, metadata) -> {
            in.mark(1 << 18);
            var sample = in.readNBytes(1 << 18);
            in.reset();
            return Encoding.of(sample);
        }));
    }

    static Parser pdf() {
        return new PDFParser();
    }

    static Parser officeOpen() {
        return new OOXMLParser();
    }

    static Parser office() {
        return new OfficeParser();
    }

    static Parser openDocument() {
        return new OpenDocumentParser();
    }

    static Parser rtf() {
        return new RTFParser();
    }

    static Parser html() {
        return new JSoupParser(encodings());
    }

    static Parser xml() {
        return new XMLParser();
    }

    static Parser epub() {
        return new EpubParser();
    }

    static Parser mail() {
        var mail = new RFC822Parser();
        mail.setExtractAllAlternatives(true); // else it takes the last one, whose words may be others
        return mail;
    }

    static Parser hwp() {
        return new HwpV5Parser();
    }
}
