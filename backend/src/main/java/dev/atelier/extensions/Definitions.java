package dev.atelier.extensions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.error.FieldError;
import dev.atelier.platform.json.Json;
import dev.atelier.platform.json.JsonFaults;

/** Definitions as JSON, in both directions. */
final class Definitions {
    private Definitions() {}

    /** @throws dev.atelier.platform.error.FaultException with pointers below {@code /definition} */
    static Definition read(Source source, JsonNode json) {
        if (!json.isObject()) {
            throw new Fault.Invalid("/definition", "must be an object").asException();
        }
        try {
            return Json.mapper().treeToValue(json, type(source));
        } catch (JsonProcessingException cause) {
            throw below(JsonFaults.of(cause)).asException();
        }
    }

    static JsonNode write(Definition definition) {
        return Json.mapper().valueToTree(definition);
    }

    private static Class<? extends Definition> type(Source source) {
        return switch (source) {
            case BUILTIN -> Definition.Builtin.class;
            case SCRIPT -> Definition.Script.class;
            case MCP -> Definition.Mcp.class;
            case OPENAPI -> Definition.OpenApi.class;
            case PIPELINES -> Definition.Pipelines.class;
            case PROMPT -> Definition.Prompt.class;
            case REMOTE -> Definition.Remote.class;
        };
    }

    private static Fault below(Fault fault) {
        return fault instanceof Fault.Invalid(var errors)
                ? new Fault.Invalid(errors.stream()
                        .map(error -> new FieldError("/definition" + error.pointer(), error.detail()))
                        .toList())
                : fault;
    }
}
