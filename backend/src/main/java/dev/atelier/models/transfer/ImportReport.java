package dev.atelier.models.transfer;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.atelier.models.FieldChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What an import does, or would do.
 *
 * @param format such as {@code open-webui G2}
 * @param applied false after a dry run
 */
public record ImportReport(String format, List<Item> items, boolean applied) {

    /** The same with more problems, by the place of their items. */
    ImportReport with(Map<Integer, String> problems) {
        var all = new ArrayList<>(items);
        problems.forEach((place, problem) -> all.set(place, all.get(place).with(problem)));
        return new ImportReport(format, all, applied);
    }

    /**
     * One entry of the file.
     *
     * @param file which of several files it is from; null where there is one
     * @param targetId the id it gets here; null where it gets none
     * @param changes of an update, field by field
     * @param unresolved what it names and what is not here; it is kept, and works once it is there
     */
    @Schema(name = "ImportItem")
    public record Item(
            @Nullable String sourceId,
            @Nullable String file,
            @Nullable String targetId,
            @Nullable String name,
            Kind kind,
            Action action,
            List<FieldChange> changes,
            List<Unresolved> unresolved,
            List<String> problems) {

        Item with(String problem) {
            var more = new ArrayList<>(problems);
            more.add(problem);
            return new Item(sourceId, file, targetId, name, kind, action, changes, unresolved, more);
        }
    }

    /**
     * Something that the file names and that is not here.
     *
     * @param kind base_model, knowledge, document, tool, filter, action, user or group
     * @param id null where the file names none and one has to be chosen
     * @param name what the file calls it
     * @param suggestions ids that are here and may be meant; never taken without being asked
     * @param pull what could be pulled from Ollama to have it
     */
    @Schema(name = "ImportUnresolved")
    public record Unresolved(
            String kind,
            @Nullable String id,
            @Nullable String name,
            List<String> suggestions,
            @Nullable String pull) {}

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
