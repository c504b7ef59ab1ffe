package dev.atelier.platform.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.error.FaultException;
import dev.atelier.platform.error.FieldError;
import java.util.List;
import java.util.stream.Collectors;

/** Says what Jackson did not like, with the field or the line, and never with the text around it. */
public final class JsonFaults {
    /** The whole body is something else than what every JSON route takes, or is not there. */
    public static final FieldError NO_OBJECT =
            new FieldError("", "The body must be a JSON object, such as {\"name\": \"…\"}");

    private JsonFaults() {}

    public static Fault of(JsonProcessingException cause) {
        if (cause.getCause() instanceof FaultException inner) { // a record refused its own values
            return inner.fault();
        }
        if (cause instanceof UnrecognizedPropertyException unknown) {
            return new Fault.Invalid(pointer(unknown), "is not a field of this object");
        }
        if (cause instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            return new Fault.Invalid(pointer(mapping), detail(mapping));
        }
        if (cause instanceof JsonMappingException mapping && !isSyntax(mapping)) {
            return noObject();
        }
        var at = cause.getLocation();
        var line = at == null ? 0 : at.getLineNr();
        var column = at == null ? 0 : at.getColumnNr();
        return new Fault.MalformedJson(line, column, firstLine(cause.getOriginalMessage()));
    }

    public static Fault noObject() {
        return new Fault.Invalid(List.of(NO_OBJECT));
    }

    private static boolean isSyntax(JsonMappingException mapping) {
        return mapping.getCause() instanceof JsonProcessingException
                || mapping.getOriginalMessage().startsWith("No content");
    }

    private static String pointer(JsonMappingException mapping) {
        return mapping.getPath().stream()
                .map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
                .map(step -> step.replace("~", "~0").replace("/", "~1"))
                .collect(Collectors.joining("/", "/", ""));
    }

    private static String detail(JsonMappingException mapping) {
        if (mapping instanceof com.fasterxml.jackson.databind.exc.MismatchedInputException mismatch
                && mismatch.getTargetType() != null) {
            return mustBe(mismatch.getTargetType());
        }
        return "has the wrong type";
    }

    private static String mustBe(Class<?> type) {
        if (type.isEnum()) {
            return "must be one of its listed words";
        }
        if (type == String.class) {
            return "must be a text";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "must be true or false";
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            return "must be a number";
        }
        if (java.util.Collection.class.isAssignableFrom(type)) {
            return "must be a list";
        }
        return "must be an object of the documented shape";
    }

    private static String firstLine(String message) {
        var end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
