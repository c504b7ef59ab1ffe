package dev.atelier.models.transfer.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Listings of the GPT Store. As a rule they hold no instructions, and nothing can be made of them. */
public final class GptListing implements Format {
    private static final String SECTION = "gpt";
    private static final Map<String, String> CAPABILITIES =
            Map.of("browser", "web_search", "dalle", "image_generation", "python", "code_interpreter");

    @Override
    public boolean recognises(JsonNode entry) {
        var items = entry.path("list").path("items");
        return entry.path("gizmo").path("display").isObject()
                || entry.path("resource").path("gizmo").path("display").isObject()
                || items.isArray()
                        && !items.isEmpty()
                        && StreamSupport.stream(items.spliterator(), false).allMatch(item -> item.path("resource")
                                .path("gizmo")
                                .path("display")
                                .isObject());
    }

    @Override
    public String word(JsonNode entry, Origin origin) {
        return "gpt listing";
    }

    @Override
    public List<Incoming> read(JsonNode entry, Origin origin) {
        var found = new ArrayList<Incoming>();
        if (entry.path("list").path("items").isArray()) {
            entry.path("list").path("items").forEach(item -> found.add(model(item.path("resource"))));
        } else {
            found.add(model(entry.has("resource") ? entry.path("resource") : entry));
        }
        return found;
    }

    private static Incoming model(JsonNode resource) {
        var gizmo = resource.path("gizmo");
        var display = gizmo.path("display");
        var name = Texts.of(display.path("name"));
        var instructions = Texts.of(gizmo.path("instructions"));
        if (!gizmo.path("instructions").isTextual() || instructions.isBlank()) {
            return new Incoming.Refused(
                    Texts.firstOf(gizmo.path("short_url").asText(""), name),
                    "gpt-without-instructions",
                    "GPT Store listings carry no instructions. Open the GPT, copy its instructions, and create a model with them.");
        }
        var draft = Draft.withId(Texts.firstOf(gizmo.path("short_url").asText(""), Ids.slug(name)));
        draft.name(name);
        draft.description(Texts.of(display.path("description")));
        draft.prompt(instructions);
        draft.suggest(display.path("prompt_starters"));
        draft.tags = Texts.list(display.path("categories"));
        draft.runsOn(null);
        Pictures.read(display.path("profile_picture_url"), draft);
        draft.capabilities = capabilities(resource.path("tools"));
        draft.keep(SECTION, "tools", resource.path("tools"));
        return draft.entry();
    }

    private static Map<String, Boolean> capabilities(JsonNode tools) {
        var result = new LinkedHashMap<String, Boolean>();
        tools.forEach(tool -> {
            var capability = CAPABILITIES.get(tool.path("type").asText());
            if (capability != null) {
                result.put(capability, true);
            }
        });
        return result;
    }
}
