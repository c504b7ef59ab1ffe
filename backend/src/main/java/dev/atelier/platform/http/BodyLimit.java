package dev.atelier.platform.http;

import dev.atelier.platform.error.Fault;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;

/**
 * How many bytes a request may carry: 4 MiB, a little more than 5 MiB for an avatar, 20 MiB for a file or messages with images, 8 MiB
 * for a document pasted as text, 200 MiB for documents in a form, 256 MiB for an import.
 */
public final class BodyLimit {
    public static final long DEFAULT = 4L << 20;
    /** A picture of 5 MiB with what a form puts around it. */
    public static final long AVATAR = (5L << 20) + (64L << 10);

    /** OpenAI's clients put images into the messages, as base64. */
    public static final long MESSAGES = 20L << 20;

    /** A file of 20 MiB with what a form puts around it. */
    public static final long FILE = (20L << 20) + (64L << 10);

    public static final long IMPORT = 256L << 20;

    /** A text of a document. It is JSON, which takes several times as much memory; what is longer is sent as a file. */
    public static final long TEXT = 8L << 20;

    /** Documents of 200 MiB together, with what a form puts around them, which goes to the disk as it comes. */
    public static final long DOCUMENTS = 201L << 20;

    private BodyLimit() {}

    static void apply(RoutingContext request) {
        var limit = of(request.request());
        if (announced(request) > limit) {
            ProblemAnswer.send(request, new Fault.TooLarge(limit));
            return;
        }
        request.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, limit); // also holds for a body of unknown length
        request.next();
    }

    /** What is no form is held in memory. */
    public static long of(HttpServerRequest request) {
        var limit = of(request.path());
        return limit == DOCUMENTS && !isForm(request) ? TEXT : limit;
    }

    static boolean isForm(HttpServerRequest request) {
        var type = request.getHeader("Content-Type");
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data");
    }

    static long of(String path) {
        if (!path.startsWith("/api/")) {
            return path.equals("/v1/chat/completions") ? MESSAGES : DEFAULT;
        }
        if (path.equals("/api/v1/files")) {
            return FILE;
        }
        if (isOfDocuments(path)) {
            return DOCUMENTS;
        }
        return path.endsWith("/import") ? IMPORT : path.endsWith("/avatar") ? AVATAR : DEFAULT;
    }

    /** Of a collection or a model, all of them; or one, whose content is replaced. */
    private static boolean isOfDocuments(String path) {
        return path.endsWith("/documents") || path.startsWith("/api/v1/documents/");
    }

    private static long announced(RoutingContext request) {
        var length = request.request().getHeader("Content-Length");
        try {
            return length == null ? 0 : Long.parseLong(length.strip());
        } catch (NumberFormatException malformed) {
            return Long.MAX_VALUE;
        }
    }
}
