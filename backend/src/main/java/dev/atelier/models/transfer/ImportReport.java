package dev.atelier.models.transfer;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What an import does, or would do.
 *
 * @param format such as {@code open-webui G2}
 * @param applied false after a dry run
 */
public record ImportReport(String format, List<Item> items, boolean applied) {

    /**
     * One entry of the file.
     *
     * @param targetId the id it gets here; null where it gets none
     * @param changes of an update, field by field
     * @param unresolved what it names and what is not here; it is kept, and works once it is there
     */
    @Schema(name = "ImportItem")
    public record Item(
            @Nullable String sourceId,
            @Nullable String targetId,
            @Nullable String name,
            Kind kind,
            Action action,
            List<Change> changes,
            List<Unresolved> unresolved,
            List<String> problems) {}

    @Schema(name = "ImportChange")
    public record Change(
            String field, @Nullable Object from, @Nullable Object to) {}

    /** @param kind base_model, knowledge, document, tool, filter or action */
    @Schema(name = "ImportUnresolved")
    public record Unresolved(String kind, @Nullable String id) {}

    @Schema(name = "ImportKind")
    public enum Kind {
        @JsonProperty("workspace")
        WORKSPACE,
        @JsonProperty("base")
        BASE
    }

    @Schema(name = "ImportAction")
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
}
