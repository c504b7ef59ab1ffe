package dev.atelier.platform.http;

import dev.atelier.platform.error.FieldError;
import dev.atelier.platform.error.Problem;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Problems in the shape that clients of OpenAI's API read, <code>{"error": {message, type, param, code}}</code>, with the statuses by which
 * its SDKs choose what to raise and whether to try again. It is what everything under {@code /v1} answers.
 */
public final class OpenAiErrors {
    private static final String ROOT = "/v1";

    /** Where OpenAI's status differs from ours. What the upstream itself refuses is refused to its caller, too. */
    private static final Map<String, Integer> STATUSES = Map.of(
            "validation", 400,
            "model-disabled", 404,
            "address-refused", 400,
            "upstream-refused", 400,
            "filter-refused", 400,
            "upstream-model-missing", 404);

    private static final Map<String, String> CODES = Map.of(
            "unauthenticated", "invalid_api_key",
            "model-not-available", "model_not_found",
            "model-disabled", "model_not_found",
            "upstream-model-missing", "model_not_found",
            "too-many-replies", "rate_limit_exceeded",
            "over-budget", "rate_limit_exceeded",
            "filter-refused", "content_filter",
            "upstream-rate-limited", "rate_limit_exceeded",
            "validation", "invalid_value");

    private OpenAiErrors() {}

    public static boolean areToldAt(@Nullable String path) {
        return path != null && (path.equals(ROOT) || path.startsWith(ROOT + "/"));
    }

    public static int status(Problem problem) {
        return STATUSES.getOrDefault(problem.type(), problem.status());
    }

    /** The whole body. */
    public static Map<String, Object> body(Problem problem) {
        var code = CODES.getOrDefault(problem.type(), problem.type().replace('-', '_'));
        var error = new LinkedHashMap<String, @Nullable Object>();
        error.put("message", problem.detail());
        error.put("type", type(status(problem)));
        error.put("param", code.equals("model_not_found") ? "model" : param(problem));
        error.put("code", code);
        return Map.of("error", error);
    }

    private static String type(int status) {
        return switch (status) {
            case 401 -> "authentication_error";
            case 403 -> "permission_error";
            case 429 -> "rate_limit_error";
            default -> status < 500 ? "invalid_request_error" : "server_error";
        };
    }

    /** The first field that is wrong, as {@code messages[0].role}. */
    private static @Nullable String param(Problem problem) {
        return problem.errors().stream()
                .map(FieldError::pointer)
                .filter(pointer -> !pointer.isEmpty())
                .map(pointer ->
                        pointer.replaceAll("/(\\d+)", "[$1]").replace('/', '.').substring(1))
                .findFirst()
                .orElse(null);
    }
}
