package dev.atelier.platform.error;

/** Carries a {@link Fault} up to the one place that turns it into an answer. Costs no stack trace. */
public final class FaultException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    FaultException(Fault fault) {
        super(fault.toString(), null, false, false);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
