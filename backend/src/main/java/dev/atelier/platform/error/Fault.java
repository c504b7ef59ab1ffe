package dev.atelier.platform.error;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that a caller can be told went wrong. {@link Problems} is the one place that gives each a status. */
public sealed interface Fault {

    record NotFound(String kind, String id) implements Fault {}

    record Taken(String kind, String id) implements Fault {}

    record BaseModelNotClonable(String id) implements Fault {}

    record ModelDisabled(String id) implements Fault {}

    record NoBaseModel(String id) implements Fault {}

    /** A model that exists nowhere the caller may use: unknown, private to somebody else, or removed upstream. */
    record ModelNotAvailable(String id) implements Fault {}

    /** What a model names and cannot have: unknown, turned off, or not its owner's to use. @param kind tool, filter or action; @param id empty for who may not see inside the model */
    record ExtensionNotAvailable(String kind, String id) implements Fault {}

    /** What a model names whose server or script does not work now; an answer without it would not be the model's. The id and the reason are empty for who may not see inside the model. */
    record ExtensionFailed(String kind, String id, String why) implements Fault {}

    /** A model that would go on calling tools for ever. */
    record TooManyToolCalls(int rounds, int calls) implements Fault {}

    record Invalid(List<FieldError> errors) implements Fault {
        public Invalid {
            errors = List.copyOf(errors);
        }

        public Invalid(String pointer, String detail) {
            this(List.of(new FieldError(pointer, detail)));
        }
    }

    /** @param line 1-based, 0 where unknown; @param column 1-based, 0 where unknown */
    record MalformedJson(int line, int column, String cause) implements Fault {}

    record BadRequest(String detail) implements Fault {}

    /** The row changed since the caller read it (If-Match). */
    record Stale(String kind, String id) implements Fault {}

    record Conflict(String slug, String detail) implements Fault {}

    record Unauthenticated() implements Fault {}

    record BadCredentials() implements Fault {}

    record AccountPending() implements Fault {}

    record Forbidden(String detail) implements Fault {}

    record TooManyAttempts(Duration retryAfter) implements Fault {}

    record HostNotAllowed(String host) implements Fault {}

    record CrossSite(String origin) implements Fault {}

    record TooLarge(long limitBytes) implements Fault {}

    record UnsupportedMediaType(String detail) implements Fault {}

    record NotAcceptable() implements Fault {}

    record NoSuchRoute(String path) implements Fault {}

    record MethodNotAllowed(String method) implements Fault {}

    /** A file that is no model export, or a broken one; {@code slug} begins with {@code import-}. */
    record ImportRefused(String slug, String detail) implements Fault {}

    /** An address that requests may not leave to (see {@code platform.outgoing}). */
    record AddressRefused(String address, String reason) implements Fault {}

    /** An upstream that is down, slow or does not do what it promised. */
    record Upstream(UpstreamCause cause, String connection, String detail) implements Fault {

        /** Without what the upstream itself said: it may quote the request. */
        public Upstream withoutItsWords() {
            return switch (cause) {
                case UNREACHABLE, TIMEOUT -> this;
                case UNAUTHORIZED, RATE_LIMITED, MODEL_MISSING, REFUSED, NO_TOOLS, FAILED, BROKE_OFF, INVALID ->
                    new Upstream(cause, connection, "what it said is told to those who may see inside the model.");
            };
        }
    }

    /** The same model is on its way already. */
    record PullRuns(String name, java.util.UUID pullId) implements Fault {}

    /** More answers at once than one person may have under way. */
    record TooManyReplies(int limit, Duration retryAfter) implements Fault {}

    /** An answer that grew beyond what is kept; what came before stays. */
    record ReplyTooLong(long limitBytes) implements Fault {}

    /**
     * A filter lets a question or an answer not pass.
     *
     * @param text in its own words, for the person who asked
     * @param retryAfter when the same may pass, where it is about how much was asked; else null
     */
    record FilterRefused(
            String filter, String text, @Nullable Duration retryAfter) implements Fault {}

    /** A filter failed, and its owner chose that nothing passes without it. */
    record FilterFailed(String filter, String detail) implements Fault {}

    /** An answer whose server stopped while it was being written. */
    record Interrupted() implements Fault {}

    record ShuttingDown() implements Fault {}

    record Internal() implements Fault {}

    /** For who may use a model and not see inside it. */
    default Fault withoutNames() {
        return switch (this) {
            case ExtensionNotAvailable(var kind, var id) -> new ExtensionNotAvailable(kind, "");
            case ExtensionFailed(var kind, var id, var why) -> new ExtensionFailed(kind, "", "");
            case Fault other -> other;
        };
    }

    default FaultException asException() {
        return new FaultException(this);
    }
}
