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

    /**
     * One extension of the file.
     *
     * @param targetId its id here; null where nothing becomes of it
     * @param problems why, and what to do
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
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<PythonValves.Valve> valves) {
        public Item {
            problems = List.copyOf(problems);
            valves = List.copyOf(valves);
        }
    }
}
