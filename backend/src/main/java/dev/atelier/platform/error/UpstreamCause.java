package dev.atelier.platform.error;

/** Why an upstream did not answer as it should. The slug is part of the contract. */
public enum UpstreamCause {
    UNREACHABLE("upstream-unreachable", 502, "The upstream cannot be reached"),
    TIMEOUT("upstream-timeout", 504, "The upstream took too long"),
    UNAUTHORIZED("upstream-unauthorized", 502, "The upstream refused the key"),
    RATE_LIMITED("upstream-rate-limited", 429, "The upstream is busy"),
    MODEL_MISSING("upstream-model-missing", 502, "The upstream does not have the model"),
    REFUSED("upstream-refused", 502, "The upstream refused the request"),
    /** A refusal that need not be the last word: the model can be told of tools in words. */
    NO_TOOLS("upstream-refused", 502, "The upstream refused the request"),
    FAILED("upstream-failed", 502, "The upstream failed"),
    BROKE_OFF("upstream-broke-off", 502, "The upstream broke off"),
    INVALID("upstream-invalid", 502, "The upstream answered something that is no answer");

    private final String slug;
    private final int status;
    private final String title;

    UpstreamCause(String slug, int status, String title) {
        this.slug = slug;
        this.status = status;
        this.title = title;
    }

    public String slug() {
        return slug;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }
}
