package dev.atelier.models.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.StreamSupport;

/** Open WebUI's two ways of saying who may: a list of grants (2026), and read and write lists of ids before. */
final class OpenWebUiAccess {
    private OpenWebUiAccess() {}

    static boolean isPublic(JsonNode grants) {
        return stream(grants).anyMatch(OpenWebUiAccess::isToEverybody);
    }

    static int others(JsonNode grants) {
        return (int) stream(grants).filter(grant -> !isToEverybody(grant)).count();
    }

    /** How many people and groups an {@code access_control} names. */
    static int named(JsonNode control) {
        var read = control.path("read");
        var write = control.path("write");
        return read.path("user_ids").size()
                + read.path("group_ids").size()
                + write.path("user_ids").size()
                + write.path("group_ids").size();
    }

    private static boolean isToEverybody(JsonNode grant) {
        return grant.path("principal_id").asText("").equals("*")
                && grant.path("permission").asText("").equals("read");
    }

    private static java.util.stream.Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
