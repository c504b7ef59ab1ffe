package dev.atelier.connections.ollama;

/** Why a text is no Modelfile. Costs no stack trace. */
public final class ModelfileError extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int line;

    ModelfileError(int line, String cause) {
        super(cause, null, false, false);
        this.line = line;
    }

    public int line() {
        return line;
    }

    /** What is wrong, in a sentence for people with the line before it. */
    public String sentence() {
        return "Line " + line + ": " + getMessage() + ".";
    }
}
