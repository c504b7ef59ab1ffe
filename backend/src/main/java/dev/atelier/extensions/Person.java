package dev.atelier.extensions;

import java.util.List;
import java.util.Optional;

/** Who is there to be asked while something runs. */
public interface Person {

    /**
     * Waits for an answer; empty where none came in time, or the person would not give one.
     *
     * @param choices to pick from; empty where any text will do
     */
    Optional<String> ask(String question, List<String> choices) throws InterruptedException;
}
