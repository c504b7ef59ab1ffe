package dev.atelier.platform.http;

import io.vertx.ext.web.RoutingContext;
import java.lang.Character.UnicodeScript;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** The name of a file in a form: browsers write it in UTF-8, other programs in what their system has, and do not say in what. */
public final class UploadName {
    private static final int LONGEST = 255;
    private static final Charset KOREAN = Charset.forName("x-windows-949");
    private static final Charset CYRILLIC = Charset.forName("windows-1251");
    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final Pattern TOLD = Pattern.compile(";\\s*charset=[^;]*", Pattern.CASE_INSENSITIVE);
    private static final Pattern ENCODED =
            Pattern.compile("filename\\*=UTF-8'[^']*'([^;\\s]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern WORD = Pattern.compile("\\p{L}+");

    private UploadName() {}

    /** Has the headers inside a form read byte by byte: the charset of the request is theirs alone, its fields are UTF-8 whatever it is. */
    static void keepBytes(RoutingContext request) {
        if (BodyLimit.isForm(request.request())) {
            var headers = request.request().headers();
            var type = TOLD.matcher(headers.get("Content-Type")).replaceAll("");
            headers.set("Content-Type", type + "; charset=ISO-8859-1");
        }
        request.next();
    }

    /** As it was sent, empty where there was none. */
    public static String of(FileUpload file) {
        var name = file.fileName();
        if (name == null) {
            return "";
        }
        var isOfBytes = name.chars().allMatch(letter -> letter <= 0xFF); // else it told its charset itself
        return encoded(file).orElseGet(() -> isOfBytes ? decoded(name.getBytes(StandardCharsets.ISO_8859_1)) : name);
    }

    /** What goes before the plain name where both are given (RFC 6266). */
    private static Optional<String> encoded(FileUpload file) {
        var disposition = file.getHeaders().getFirst("Content-Disposition");
        var found = ENCODED.matcher(disposition == null ? "" : disposition);
        try {
            return found.find()
                    ? Optional.of(URLDecoder.decode(found.group(1).replace("+", "%2B"), StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** Without folders, control characters and the one escape that forms have: it is shown, and put into a header. */
    public static String plain(String name, String otherwise) {
        var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .replace("%22", "\"");
        var clean = last.replaceAll("\\p{Cntrl}", "").strip();
        var shortened = clean.length() > LONGEST ? clean.substring(clean.length() - LONGEST) : clean;
        return shortened.isEmpty() ? otherwise : shortened;
    }

    /** A name is too short for statistics: what it cannot be is left out, and what is left is taken in this order. */
    static String decoded(byte[] name) {
        return read(name, StandardCharsets.UTF_8)
                .or(() -> read(name, KOREAN).filter(text -> isKorean(name, text)))
                .or(() -> read(name, CYRILLIC).filter(UploadName::isCyrillic))
                .orElseGet(() -> new String(name, WESTERN).replace('\uFFFD', '_'));
    }

    private static Optional<String> read(byte[] name, Charset charset) {
        try {
            return Optional.of(
                    charset.newDecoder().decode(ByteBuffer.wrap(name)).toString());
        } catch (CharacterCodingException other) {
            return Optional.empty();
        }
    }

    /** Cyrillic letters are bytes from C0 on, all of them; of syllables hardly two in a row are. */
    private static boolean isKorean(byte[] name, String text) {
        var hasOther = false;
        for (var each : name) {
            hasOther |= (each & 0xC0) == 0x80;
        }
        return hasOther
                && text.codePoints()
                        .filter(letter -> letter > 0x7F)
                        .allMatch(letter -> UnicodeScript.of(letter) == UnicodeScript.HANGUL);
    }

    /** Words of it alone; in Western names single letters have an accent, between others that have none. */
    private static boolean isCyrillic(String text) {
        var cyrillic = 0L;
        var beside = 0L;
        for (var word : WORD.matcher(text).results().map(MatchResult::group).toList()) {
            var letters = word.codePoints().filter(letter -> letter > 0x7F).count();
            cyrillic += letters;
            beside += letters == 0 ? 0 : word.length() - letters;
        }
        return cyrillic > 1 && cyrillic > 2 * beside;
    }
}
