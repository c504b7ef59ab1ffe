package dev.atelier.connections;

import dev.atelier.platform.error.FieldError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All parameters that Atelier knows, in the order in which a page shows them; {@code docs/parameters.md} is this table. */
public final class Parameters {
    public static final List<Parameter> ALL = Stream.concat(
                    ChoiceParameters.ALL.stream(), RunningParameters.ALL.stream())
            .toList();

    private static final Map<String, Parameter> BY_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Parameter::name, Function.identity()));

    private static final Map<String, String> REFUSED = Map.of(
            "functions", "is no longer spoken: send tools",
            "function_call", "is no longer spoken: send tool_choice");

    private Parameters() {}

    public static Optional<Parameter> of(String name) {
        return Optional.ofNullable(BY_NAME.get(SendableParams.ourName(name)));
    }

    /**
     * What is wrong with these parameters: wrong types, values outside the hard range. Names that are not known pass: they are
     * kept, and not sent; null is "not set".
     *
     * @return by pointer, such as {@code /params/temperature}; empty where all is well
     */
    public static List<FieldError> check(Map<String, Object> params) {
        return params.entrySet().stream()
                .filter(param -> param.getValue() != null)
                .flatMap(param -> problem(param.getKey(), param.getValue()).stream()
                        .map(detail -> new FieldError("/params/" + escaped(param.getKey()), detail)))
                .toList();
    }

    private static Optional<String> problem(String name, Object value) {
        if (REFUSED.containsKey(name)) {
            return Optional.of(REFUSED.get(name));
        }
        if (name.equals("n")) {
            return value instanceof Number n && n.doubleValue() == 1
                    ? Optional.empty()
                    : Optional.of("must be 1: several answers are several models");
        }
        return of(name).flatMap(parameter -> parameter.type().problem(value));
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
