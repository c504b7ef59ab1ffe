package dev.atelier.connections;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.atelier.platform.http.Page;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The table of parameters, for whoever edits them. */
@Path("/api/v1/parameters")
@Tag(name = "Connections")
class ParametersResource {

    /** What an upstream takes where nothing is sent; null where it depends on the server or the model. */
    record Defaults(@Nullable Object ollama, @Nullable Object openai) {}

    /** Where each kind of upstream is sent it; null where it is not. */
    record Sent(@Nullable String ollama, @Nullable String openai) {}

    record Row(
            @Schema(examples = "temperature") String name,

            @Schema(
                    description =
                            "number, integer, boolean, string, strings, token_bias, thinking, format, duration, tags, object or any")
            String type,

            Parameter.Group group,
            @Nullable Number min,
            @Nullable Number max,
            @Nullable Number step,

            @Schema(description = "The words to choose from")
            List<String> values,

            @JsonProperty("default") Defaults defaults,
            Sent sent,

            @Schema(description = "OpenAI-compatible servers get it only where the connection's extra_params lists it")
            boolean listed,

            String help) {

        static Row of(Parameter parameter) {
            var range = Range.of(parameter.type());
            return new Row(
                    parameter.name(),
                    parameter.type().word(),
                    parameter.group(),
                    range.min(),
                    range.max(),
                    range.step(),
                    values(parameter.type()),
                    new Defaults(parameter.ollamaDefault(), parameter.openaiDefault()),
                    new Sent(parameter.ollamaPlace(), parameter.compatiblePlace()),
                    parameter.compatible() == Parameter.Compatible.LISTED,
                    parameter.help());
        }

        private static List<String> values(ParameterType type) {
            return switch (type) {
                case ParameterType.Word word -> word.words();
                case ParameterType.Thinking thinking -> thinking.levels();
                default -> List.of();
            };
        }
    }

    /** Bounds of numbers; null where there is none. */
    record Range(
            @Nullable Number min,
            @Nullable Number max,
            @Nullable Number step) {
        static Range of(ParameterType type) {
            return switch (type) {
                case ParameterType.Decimal(var min, var max, var step) -> new Range(min, max, step);
                case ParameterType.Whole(var min, var max, var step) ->
                    new Range(min == Long.MIN_VALUE ? null : min, max >= Integer.MAX_VALUE ? null : max, step);
                case ParameterType.TokenLimit limit -> new Range(-2, null, 1);
                default -> new Range(null, null, null);
            };
        }
    }

    @GET
    @Operation(summary = "All parameters that Atelier knows, in the order in which a page shows them")
    public Page<Row> list() {
        return Page.whole(Parameters.ALL.stream().map(Row::of).toList());
    }
}
