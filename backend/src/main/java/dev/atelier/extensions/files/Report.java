package dev.atelier.extensions.files;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.atelier.extensions.ExtensionKind;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an import would do, or did. */
@Schema(name = "ExtensionImportReport")
public record Report(Format format, List<Item> items, boolean applied) {
    public Report {
        items = List.copyOf(items);
    }

    /** What a file is. */
    @Schema(name = "ExtensionFileFormat")
    public enum Format {
        @JsonProperty("atelier")
        ATELIER,
        @JsonProperty("open-webui-functions")
        OPEN_WEBUI
    }

    /** What becomes of one. */
    @Schema(name = "ExtensionImportAction")
    public enum Action {
        @JsonProperty("create")
        CREATE,
        @JsonProperty("update")
        UPDATE,
        @JsonProperty("rename")
        RENAME,
        @JsonProperty("skip")
        SKIP,
        @JsonProperty("refuse")
        REFUSE
    }

    /** What Python of Open WebUI was there. */
    @Schema(name = "ExtensionPythonType")
    public enum PythonType {
        @JsonProperty("filter")
        FILTER,
        @JsonProperty("action")
        ACTION,
        @JsonProperty("pipe")
        PIPE,
        @JsonProperty("tool")
        TOOL
    }

    /**
     * How Python can go on working, which is not run here.
     *
     * @param of what it was
     * @param detail the same in words
     */
    @Schema(name = "ExtensionAdvice")
    public record Advice(PythonType of, String detail) {}

    /**
     * One extension of the file.
     *
     * @param targetId its id here; null where nothing becomes of it
     * @param problems why it is refused
     * @param advice for Python; null for what is not
     * @param valves of Python: what can be set, as far as it was read
     */
    @Schema(name = "ExtensionImportItem")
    public record Item(
            String sourceId,
            @Nullable String targetId,
            @Nullable ExtensionKind kind,
            String name,
            Action action,
            List<String> problems,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Advice advice,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<PythonValves.Valve> valves) {
        public Item {
            problems = List.copyOf(problems);
            valves = List.copyOf(valves);
        }
    }
}
