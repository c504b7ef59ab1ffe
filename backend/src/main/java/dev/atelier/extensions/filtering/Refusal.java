package dev.atelier.extensions.filtering;

/** A filter lets something not pass. The message is for the person who asked. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Refusal(String text) {
        super(text);
    }

    public String text() {
        return String.valueOf(getMessage());
    }
}
