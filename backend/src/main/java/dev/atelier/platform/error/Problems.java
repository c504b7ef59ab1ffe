package dev.atelier.platform.error;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The one place that gives a {@link Fault} its status, slug and words. What to do about it the page says by the slug, before the detail. */
public final class Problems {
    private Problems() {}

    public static Problem of(Fault fault) {
        return switch (fault) {
            case Fault.NotFound(var kind, var id) ->
                problem("not-found", 404, "Not found", "There is no %s %s, or it is not yours to see.", kind, id);
            case Fault.Taken(var kind, var id) ->
                problem("id-taken", 409, "Already there", "There is already a %s %s. Choose another id.", kind, id);
            case Fault.BaseModelNotClonable(var id) ->
                problem(
                        "base-model-not-clonable",
                        409,
                        "A base model cannot be cloned",
                        "%s is a base model: create a model from it first.",
                        id);
            case Fault.ModelDisabled(var id) ->
                problem("model-disabled", 409, "The model is off", "%s is turned off. Turn it on to use it.", id);
            case Fault.NoBaseModel(var id) ->
                problem("no-base-model", 409, "No base model", "%s runs on no base model yet. Choose one first.", id);
            case Fault.ModelNotAvailable(var id) ->
                problem(
                        "model-not-available",
                        404,
                        "The model is not available",
                        "There is no model %s that you may use.",
                        id);
            case Fault.ExtensionNotAvailable(var kind, var id) ->
                problem(
                                "extension-not-available",
                                409,
                                "The model names something that it cannot have",
                                "%s is not there, turned off, or not for the model's owner to use. Turn it on, share it with the owner, or take it off the model.",
                                named(kind, id))
                        .with("kind", kind)
                        .with("id", id);
            case Fault.ExtensionFailed(var kind, var id, var why) ->
                problem(
                                "extension-failed",
                                502,
                                "The model names something that does not work now",
                                "%s does not work: %s",
                                named(kind, id),
                                why.isEmpty() ? "who may see inside the model is told why." : why)
                        .with("kind", kind)
                        .with("id", id);
            case Fault.TooManyToolCalls(var rounds, var calls) ->
                problem(
                        "too-many-tool-calls",
                        502,
                        "The model does not stop calling tools",
                        "An answer may go back to the model %d times and make %d calls; this one wanted more. What it said is kept.",
                        rounds,
                        calls);
            case Fault.Invalid(var errors) ->
                problem("validation", 422, "The input is not valid", "%s", summary(errors))
                        .with(errors);
            case Fault.MalformedJson(var line, var column, var cause) ->
                problem("malformed-json", 400, "Malformed JSON", "Line %d, column %d: %s.", line, column, cause);
            case Fault.BadRequest(var detail) -> problem("bad-request", 400, "Bad request", "%s", detail);
            case Fault.Stale(var kind, var id) ->
                problem("stale", 412, "Changed meanwhile", "The %s %s has changed since you read it.", kind, id);
            case Fault.Conflict(var slug, var detail) -> problem(slug, 409, "Conflict", "%s", detail);
            case Fault.Unauthenticated() ->
                problem("unauthenticated", 401, "Sign in first", "Send a session cookie or a bearer API key.");
            case Fault.BadCredentials() ->
                problem("bad-credentials", 401, "Wrong e-mail or password", "The e-mail or the password is wrong.");
            case Fault.AccountPending() ->
                problem(
                        "account-pending",
                        403,
                        "Waiting for approval",
                        "An administrator has to approve the account first.");
            case Fault.Forbidden(var detail) -> problem("forbidden", 403, "Not allowed", "%s", detail);
            case Fault.TooManyAttempts(var wait) ->
                problem("too-many-attempts", 429, "Too many attempts", "Try again in %d s.", wait.toSeconds())
                        .with("retry_after", wait.toSeconds());
            case Fault.HostNotAllowed(var host) ->
                problem(
                        "host-not-allowed",
                        403,
                        "Unknown host",
                        "%s is not a host of this server. ATELIER_ALLOWED_HOSTS lists the ones that are.",
                        host);
            case Fault.CrossSite(var origin) ->
                problem(
                        "cross-site",
                        403,
                        "Request from another site",
                        "Requests from %s are not allowed. ATELIER_ALLOWED_ORIGINS lists the ones that are.",
                        origin);
            case Fault.TooLarge(var limit) ->
                problem("too-large", 413, "Too large", "At most %d bytes are accepted here.", limit);
            case Fault.UnsupportedMediaType(var detail) ->
                problem("unsupported-media-type", 415, "Unsupported media type", "%s", detail);
            case Fault.NotAcceptable() ->
                problem("not-acceptable", 406, "Not acceptable", "None of the accepted media types is offered here.");
            case Fault.NoSuchRoute(var path) -> problem("not-found", 404, "Not found", "There is nothing at %s.", path);
            case Fault.MethodNotAllowed(var method) ->
                problem("method-not-allowed", 405, "Method not allowed", "%s is not offered here.", method);
            case Fault.ImportRefused(var slug, var detail) ->
                problem(slug, 422, "The file cannot be imported", "%s", detail);
            case Fault.AddressRefused(var address, var reason) ->
                problem("address-refused", 422, "Address refused", "%s: %s.", address, reason);
            case Fault.Upstream(var cause, var connection, var detail) ->
                problem(cause.slug(), cause.status(), cause.title(), "%s: %s", connection, detail)
                        .with("connection", connection);
            case Fault.PullRuns(var name, var pull) ->
                problem("pull-running", 409, "Already on its way", "%s is being pulled already.", name)
                        .with("pull_id", pull);
            case Fault.TooManyReplies(var limit, var wait) ->
                problem(
                                "too-many-replies",
                                429,
                                "Too many answers at once",
                                "At most %d answers are written at a time. Wait for one to end, or stop one.",
                                limit)
                        .with("retry_after", wait.toSeconds());
            case Fault.ReplyTooLong(var limit) ->
                problem(
                        "reply-too-long",
                        502,
                        "The answer is too long",
                        "It grew beyond %d bytes and was ended. What had arrived is kept.",
                        limit);
            case Fault.FilterRefused(var filter, var text, var wait) -> refused(filter, text, wait);
            case Fault.FilterFailed(var filter, var detail) ->
                problem(
                                "filter-failed",
                                502,
                                "A filter failed, and nothing passes without it",
                                "%s: %s",
                                filter,
                                detail)
                        .with("filter", filter);
            case Fault.Interrupted() ->
                problem(
                        "interrupted",
                        503,
                        "The answer was interrupted",
                        "The server stopped while it was being written. What had arrived is kept.");
            case Fault.ShuttingDown() ->
                problem("shutting-down", 503, "Shutting down", "The server is stopping. Try again in a moment.");
            case Fault.Internal() ->
                problem(
                        "internal",
                        500,
                        "Something went wrong here",
                        "The request id leads to the cause in the server's log.");
        };
    }

    /** @param retryAfter how long the upstream asks to wait, where it does */
    public static Problem of(Fault.Upstream fault, @Nullable Duration retryAfter) {
        var problem = of(fault);
        return retryAfter == null ? problem : problem.with("retry_after", retryAfter.toSeconds());
    }

    private static Problem refused(String filter, String text, @Nullable Duration wait) {
        return wait == null
                ? problem("filter-refused", 422, "A filter does not let it pass", "%s", text)
                        .with("filter", filter)
                : problem("over-budget", 429, "That is all for now", "%s", text)
                        .with("filter", filter)
                        .with("retry_after", Math.max(1, wait.toSeconds()));
    }

    private static String named(String kind, String id) {
        return id.isEmpty() ? "A " + kind + " that it names" : "The " + kind + " " + id;
    }

    private static String summary(java.util.List<FieldError> errors) {
        var first = errors.getFirst();
        var rest =
                switch (errors.size()) {
                    case 1 -> "";
                    case 2 -> "; one more thing is wrong";
                    default -> "; " + (errors.size() - 1) + " more things are wrong";
                };
        var where = first.pointer().isEmpty() ? "" : first.pointer() + ": ";
        return where + first.detail() + rest;
    }

    private static Problem problem(String type, int status, String title, String detail, Object... parts) {
        return new Problem(type, title, status, detail.formatted(parts));
    }
}
