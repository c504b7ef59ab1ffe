package dev.atelier.extensions;

import java.util.List;

/** Tools of one {@link Source}: a CDI bean for each. It blocks, on a virtual thread, which is interrupted when the call is stopped. */
public interface ToolSource {

    Source source();

    /** What it offers. @throws Unavailable where its server cannot be reached, or it is broken */
    List<Tool> tools(Extension extension) throws InterruptedException;

    /** What goes wrong is a failed result, or an exception: the model is told either way. */
    ToolResult call(Extension extension, ToolRequest request) throws InterruptedException;
}
