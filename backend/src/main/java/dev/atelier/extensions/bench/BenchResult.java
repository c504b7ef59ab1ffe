package dev.atelier.extensions.bench;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a trial gave.
 *
 * @param output a text, of messages or pieces a list of them
 * @param logs lines that the extension wrote
 * @param problem why there is no output
 */
@Schema(name = "ExtensionTestResult")
@JsonInclude(JsonInclude.Include.NON_NULL)
record BenchResult(
        @Nullable @Schema(implementation = Object.class) JsonNode output,
        List<String> logs,
        int tookMs,
        @Nullable String problem) {}
