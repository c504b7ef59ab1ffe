package dev.atelier.models.transfer.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.connections.Parameters;
import dev.atelier.models.ModelArchive;
import dev.atelier.models.Picture;
import dev.atelier.platform.json.Json;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A model as strangers may see it: what it says and how it looks. Only what is named here goes along: no owner, nobody it is shared with,
 * nothing of this server such as ids of documents and tools, no file names, and no parameters whose content nobody knows.
 */
public final class Community {
    private static final Set<String> META = Set.of("description", "capabilities", "suggestion_prompts", "tags");
    private static final Set<String> OPEN_ENDED = Set.of("custom_params");
    private static final int LARGEST_PICTURE = 256 << 10;
    private static final String NO_PICTURE = "/static/favicon.png";

    private Community() {}

    public static ObjectNode of(ModelArchive.Archived archived, @Nullable Picture picture) {
        var whole = OpenWebUiWriter.write(archived, picture);
        var shared = Json.mapper().createObjectNode();
        shared.put("id", archived.model().id());
        shared.put("name", archived.model().name());
        var base = archived.model().baseModelId();
        shared.put("base_model_id", base == null || ModelfileMapping.isPath(base) ? null : base);
        var params = shared.putObject("params");
        params.put("system", archived.model().systemPrompt());
        whole.path("params").properties().forEach(param -> {
            if (Parameters.of(param.getKey()).isPresent() && !OPEN_ENDED.contains(param.getKey())) {
                params.set(param.getKey(), param.getValue());
            }
        });
        meta(shared.putObject("meta"), whole.path("meta"), picture);
        return shared;
    }

    private static void meta(ObjectNode shared, JsonNode whole, @Nullable Picture picture) {
        var data = picture == null ? "" : picture.dataUrl();
        shared.put("profile_image_url", data.isEmpty() || data.length() > LARGEST_PICTURE ? NO_PICTURE : data);
        META.forEach(field -> {
            if (whole.has(field)) {
                shared.set(field, whole.path(field));
            }
        });
    }
}
