package dev.atelier.connections.wire;

import dev.atelier.connections.Endpoint;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.error.UpstreamCause;
import dev.atelier.platform.outgoing.OutgoingFailure;
import io.vertx.core.MultiMap;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an upstream's answer means that is no answer: a status other than 200, or none at all. */
public record Refusal(
        UpstreamCause cause, String detail, @Nullable Duration retryAfter) {
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    /** Ollama; OpenRouter; vLLM; llama.cpp; and the words of many others. */
    private static final Pattern NO_TOOLS = Pattern.compile(
            "(does not|doesn't) support (tools?|function calling|functions)\\b"
                    + "|no endpoints found that support tool use"
                    + "|enable-auto-tool-choice"
                    + "|tools param requires"
                    + "|\\b(tools?|tool use|tool calling|function calling) (is|are) not supported",
            Pattern.CASE_INSENSITIVE);

    /** @param body as much of it as was read */
    public static Refusal of(int status, MultiMap headers, String body, Endpoint endpoint) {
        var words = UpstreamWords.ofBody(body, endpoint);
        var wait = retryAfter(headers.get("Retry-After"));
        var said = "HTTP " + status + (words.isEmpty() ? "" : ": " + words);
        if (status >= 300 && status < 400) {
            return new Refusal(UpstreamCause.INVALID, moved(headers), null);
        }
        if (status >= 400 && NO_TOOLS.matcher(words).find()) {
            return new Refusal(UpstreamCause.NO_TOOLS, UpstreamWords.sentence(words, said), null);
        }
        return switch (status) {
            case 401, 403 ->
                new Refusal(
                        UpstreamCause.UNAUTHORIZED, sentence(words, "it refused the key, or wants one", said), null);
            case 404 -> notFound(words, said);
            case 408, 504 -> new Refusal(UpstreamCause.TIMEOUT, UpstreamWords.sentence(said, said), wait);
            case 429 ->
                new Refusal(
                        UpstreamCause.RATE_LIMITED,
                        UpstreamWords.sentence(words, "it takes no more requests now"),
                        wait);
            default ->
                new Refusal(
                        status < 500 ? UpstreamCause.REFUSED : UpstreamCause.FAILED,
                        UpstreamWords.sentence(words, said),
                        wait);
        };
    }

    public static Refusal of(OutgoingFailure failure) {
        var cause =
                switch (failure.stage()) {
                    case REFUSED, UNREACHABLE -> UpstreamCause.UNREACHABLE;
                    case TIMEOUT -> UpstreamCause.TIMEOUT;
                    case BROKE_OFF -> UpstreamCause.BROKE_OFF;
                    case UNFIT -> UpstreamCause.INVALID;
                };
        return new Refusal(cause, failure.detail(), null);
    }

    public Fault.Upstream fault(Endpoint endpoint) {
        return new Fault.Upstream(cause, endpoint.name(), detail);
    }

    /** A server that knows its protocol names the model; a page that says 404 is another server, or another path. */
    private static Refusal notFound(String words, String said) {
        return words.toLowerCase(java.util.Locale.ROOT).contains("model")
                ? new Refusal(UpstreamCause.MODEL_MISSING, UpstreamWords.sentence(words, said), null)
                : new Refusal(
                        UpstreamCause.INVALID,
                        "there is nothing of this kind at its address (" + said + "): check the address and the kind.",
                        null);
    }

    private static String sentence(String words, String otherwise, String said) {
        return UpstreamWords.sentence(words.isEmpty() ? otherwise + " (" + said + ")" : words, otherwise);
    }

    private static String moved(MultiMap headers) {
        var location = headers.get("Location");
        return location == null
                ? "it redirects, and says not where to."
                : "it redirects to "
                        + location.substring(0, Math.min(200, location.length()))
                                .replaceAll("\\p{Cntrl}", " ")
                        + ": enter that address if it is right.";
    }

    /** Seconds or a date (RFC 9110, section 10.2.3). */
    static @Nullable Duration retryAfter(@Nullable String header) {
        if (header == null) {
            return null;
        }
        try {
            var wait = header.strip().matches("[0-9]{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(header.strip()))
                    : Duration.between(
                            Instant.now(),
                            ZonedDateTime.parse(header.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
            return wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
        } catch (DateTimeException malformed) {
            return null;
        }
    }
}
