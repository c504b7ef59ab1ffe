package dev.atelier.knowledge.parsing;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Files of real formats, as small as they can be. */
final class SmallFiles {
    private static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final String TYPES = """
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
            <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
            <Default Extension="xml" ContentType="application/xml"/>
            <Override PartName="/word/document.xml"
              ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>""";
    private static final String RELATIONS = """
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"
              Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>
            </Relationships>""";

    private static final String HEAD = "<w:document xmlns:w=\"" + WORD + "\"><w:body>";
    private static final String FOOT = "</w:body></w:document>";

    private SmallFiles() {}

    static byte[] docx(String... paragraphs) {
        var body = new StringBuilder();
        for (var paragraph : paragraphs) {
            body.append("<w:p><w:r><w:t>").append(paragraph).append("</w:t></w:r></w:p>");
        }
        return docxOf(HEAD + body + FOOT);
    }

    static byte[] docxOf(String document) {
        return zip(Map.of(
                "[Content_Types].xml", Stream.of(TYPES),
                "_rels/.rels", Stream.of(RELATIONS),
                "word/document.xml", Stream.of(document)));
    }

    /** Millions of letters that take a few thousand bytes; written piece by piece, so that they burst nobody here. */
    static byte[] docxBomb(int megabytes) {
        var letters = "a".repeat(1 << 20);
        var document = Stream.of(
                        Stream.of(HEAD, "<w:p><w:r><w:t>"),
                        Stream.generate(() -> letters).limit(megabytes),
                        Stream.of("</w:t></w:r></w:p>", FOOT))
                .flatMap(parts -> parts);
        return zip(Map.of(
                "[Content_Types].xml", Stream.of(TYPES),
                "_rels/.rels", Stream.of(RELATIONS),
                "word/document.xml", document));
    }

    /** Black, and of as many pixels as it says. */
    static byte[] png(int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY);
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
        return out.toByteArray();
    }

    static byte[] zip(Map<String, Stream<String>> entries) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                for (var part : (Iterable<String>) entry.getValue()::iterator) {
                    zip.write(part.getBytes(StandardCharsets.UTF_8));
                }
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** One page per text. */
    static byte[] pdf(String... pages) {
        var kids = new StringBuilder();
        var objects = new StringBuilder();
        for (var i = 0; i < pages.length; i++) {
            var page = 10 + 2 * i;
            var content = pages[i].isEmpty() ? "" : "BT /F1 12 Tf 50 700 Td (" + pages[i] + ") Tj ET";
            kids.append(page).append(" 0 R ");
            objects.append("""
                    %d 0 obj
                    <</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F1 3 0 R>>>>/Contents %d 0 R>>
                    endobj
                    %d 0 obj
                    <</Length %d>>
                    stream
                    %s
                    endstream
                    endobj
                    """.formatted(page, page + 1, page + 1, content.length(), content));
        }
        return """
                %%PDF-1.4
                1 0 obj
                <</Type/Catalog/Pages 2 0 R>>
                endobj
                2 0 obj
                <</Type/Pages/Kids[%s]/Count %d>>
                endobj
                3 0 obj
                <</Type/Font/Subtype/Type1/BaseFont/Helvetica>>
                endobj
                %strailer
                <</Root 1 0 R>>
                %%%%EOF
                """.formatted(kids, pages.length, objects).getBytes(StandardCharsets.ISO_8859_1);
    }
}
