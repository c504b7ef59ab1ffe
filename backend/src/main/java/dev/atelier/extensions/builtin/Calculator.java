package dev.atelier.extensions.builtin;

import dev.atelier.extensions.BuiltinExtension;
import dev.atelier.extensions.Extension;
import dev.atelier.extensions.ToolRequest;
import dev.atelier.extensions.ToolResult;
import jakarta.inject.Singleton;

/** Computes what models only guess. */
@Singleton
class Calculator implements BuiltinTool {
    private static final BuiltinExtension EXTENSION = BuiltinTool.extension(
            "calculator",
            "Calculator",
            "Exact arithmetic: + - * / % ^, brackets, roots, rounding, trigonometry",
            BuiltinTool.tool("calculator", "calculate", """
                    Computes an arithmetic expression exactly. It knows + - * / % (remainder) ^ (power), brackets, ! (factorial), pi, e, and \
                    sqrt, abs, round(x, digits), floor, ceil, min, max, ln, log (base 10), exp, sin, cos, tan, asin, acos, atan (radians).""", """
                    {"type": "object", "properties": {"expression": {"type": "string", "description": "such as (2 + 3) * 4.5 / 7"}},
                     "required": ["expression"], "additionalProperties": false}"""));

    @Override
    public BuiltinExtension extension() {
        return EXTENSION;
    }

    @Override
    public ToolResult call(Extension extension, ToolRequest request) {
        try {
            return ToolResult.of(
                    Arithmetic.of(request.arguments().path("expression").asText()));
        } catch (ArithmeticException | NumberFormatException wrong) {
            return ToolResult.failed(String.valueOf(wrong.getMessage()));
        }
    }
}
