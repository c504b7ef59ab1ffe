package dev.atelier.completions.tools;

/** The calls of one answer, for whoever watches them. From any thread; what is over stays as it is. */
public interface ToolControl {

    /** Ends a call: the model is told that the person did not want it. */
    void stop(String callId);

    void answer(String callId, ToolAnswer answer);
}
