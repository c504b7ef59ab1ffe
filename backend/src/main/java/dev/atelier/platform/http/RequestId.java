package dev.atelier.platform.http;

import io.vertx.ext.web.RoutingContext;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names a request in its answer ({@code X-Request-Id}), in problems and in the log. */
public final class RequestId {
    public static final String HEADER = "X-Request-Id";
    public static final String LOG_KEY = "request_id";

    private static final Pattern GIVEN = Pattern.compile("[A-Za-z0-9._-]{8,64}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private RequestId() {}

    /** The id that a proxy in front gave, if it is a plain word; otherwise a new one of 16 hexadecimal digits. */
    static String choose(@Nullable String given) {
        if (given != null && GIVEN.matcher(given).matches()) {
            return given;
        }
        var bytes = new byte[8];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    static void keep(RoutingContext request, String id) {
        request.put(HEADER, id);
        request.response().putHeader(HEADER, id);
    }

    public static @Nullable String of(@Nullable RoutingContext request) {
        return request == null ? null : request.get(HEADER);
    }
}
