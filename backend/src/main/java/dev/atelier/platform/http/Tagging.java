package dev.atelier.platform.http;

import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Answers that carry an entity tag. */
public final class Tagging {
    private Tagging() {}

    /** 304 without a body where the caller has this very view already. */
    public static Response read(Object body, Etag etag, @Nullable String ifNoneMatch) {
        if (etag.isIn(ifNoneMatch)) {
            return Response.notModified().header("ETag", etag.header()).build();
        }
        return saved(body, etag);
    }

    public static Response saved(Object body, Etag etag) {
        return answer(200, body, etag).build();
    }

    public static Response created(Object body, Etag etag, URI location) {
        return answer(201, body, etag).location(location).build();
    }

    private static Response.ResponseBuilder answer(int status, Object body, Etag etag) {
        return Response.status(status).entity(body).header("ETag", etag.header());
    }

    /** The path of a thing whose id may hold anything. */
    public static URI location(String collection, String id) {
        return URI.create(
                collection + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20"));
    }
}
