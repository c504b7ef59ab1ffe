package dev.atelier.platform.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.json.Json;
import dev.atelier.platform.json.JsonFaults;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The body of a raw (Vert.x) request, within the limit that holds for its path. */
public final class RawBody {
    private RawBody() {}

    /** The bytes of a JSON body; another content type is refused (415), also so that no page of another site can send it as a form. */
    public static Future<Buffer> ofJson(RoutingContext request) {
        if (!isJson(request.request().getHeader("Content-Type"))) {
            return Future.failedFuture(
                    new Fault.UnsupportedMediaType("Send one of the documented content types.").asException());
        }
        return read(request);
    }

    /** @throws dev.atelier.platform.error.FaultException where it is no JSON */
    public static JsonNode parse(Buffer body) {
        try {
            return Json.mapper().readTree(body.getBytes());
        } catch (JsonProcessingException malformed) {
            throw JsonFaults.of(malformed).asException();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Future<Buffer> read(RoutingContext request) {
        var limit = BodyLimit.of(request.request());
        Promise<Buffer> whole = Promise.promise();
        var body = Buffer.buffer();
        var http = request.request();
        http.handler(piece -> {
            if (body.length() + piece.length() > limit) {
                whole.tryFail(new Fault.TooLarge(limit).asException());
            } else {
                body.appendBuffer(piece);
            }
        });
        http.endHandler(end -> whole.tryComplete(body));
        http.exceptionHandler(whole::tryFail);
        http.resume(); // Quarkus hands raw routes their request paused
        return whole.future();
    }

    private static boolean isJson(@Nullable String contentType) {
        return contentType != null
                && contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals("application/json");
    }
}
