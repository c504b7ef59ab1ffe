package dev.atelier.extensions.filtering;

import dev.atelier.platform.error.Fault;

/** A filter ended an answer: it refused it, or it failed and its owner chose that nothing passes then. */
public final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient FilterNotice notice;
    private final transient Fault fault;

    Stopped(FilterNotice notice, Fault fault) {
        super(notice.what().word(), null, false, false);
        this.notice = notice;
        this.fault = fault;
    }

    public FilterNotice notice() {
        return notice;
    }

    public Fault fault() {
        return fault;
    }
}
