package dev.atelier.models.transfer.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.accounts.Permission;
import dev.atelier.accounts.Sharing;
import dev.atelier.accounts.Visibility;
import dev.atelier.platform.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Open WebUI's two ways of saying who may: a list of grants (2026), and read and write lists of ids before. Its read is our use, its write
 * our write; on the way out use and read both become read.
 */
public final class OpenWebUiAccess {
    private static final String EVERYBODY = "*";

    private final Map<String, Permission> grants = new LinkedHashMap<>();
    private boolean isPublic;

    private OpenWebUiAccess() {}

    /** What an entry says, whoever of those it names is here; null where it says nothing. */
    static @Nullable Sharing read(JsonNode entry, List<String> problems) {
        var access = new OpenWebUiAccess();
        if (entry.path("access_grants").isArray()) {
            entry.path("access_grants").forEach(grant -> access.grant(grant, problems));
        } else if (entry.path("access_control").isNull()) {
            access.isPublic = true;
        } else if (entry.has("access_control")) {
            access.named(entry.path("access_control").path("read"), Permission.USE);
            access.named(entry.path("access_control").path("write"), Permission.WRITE);
        } else {
            problems.add("The file does not say who may use it.");
            return null;
        }
        return access.sharing();
    }

    private void grant(JsonNode grant, List<String> problems) {
        var permission = grant.path("permission").asText().equals("write") ? Permission.WRITE : Permission.USE;
        var id = grant.path("principal_id").asText();
        if (!id.equals(EVERYBODY)) {
            add(grant.path("principal_type").asText("user"), id, permission);
        } else {
            isPublic = true;
            if (permission == Permission.WRITE) {
                problems.add("Everybody may change it there; here everybody may use it, and its owner change it.");
            }
        }
    }

    private void named(JsonNode lists, Permission permission) {
        lists.path("user_ids").forEach(id -> add("user", id.asText(), permission));
        lists.path("group_ids").forEach(id -> add("group", id.asText(), permission));
    }

    private void add(String type, String id, Permission permission) {
        grants.merge(type + ":" + id, permission, (a, b) -> a.compareTo(b) >= 0 ? a : b);
    }

    private Sharing sharing() {
        return new Sharing(
                isPublic ? Visibility.PUBLIC : Visibility.PRIVATE,
                grants.entrySet().stream()
                        .map(grant -> new Sharing.GrantView(grant.getKey(), grant.getValue()))
                        .toList());
    }

    /**
     * Writes who may into an entry that was imported: what it grants to people of another server stays, for they may be there again.
     *
     * @param now who may here; whom the import knew is here alone, see {@link #without}
     */
    static void write(ObjectNode entry, Sharing now) {
        var before = read(entry, new java.util.ArrayList<>());
        var granted = Objects.requireNonNull(now.grants());
        if (before != null && before.visibility() == now.visibility() && granted.isEmpty()) {
            return;
        }
        entry.remove("access_control");
        var written = entry.putArray("access_grants");
        if (now.visibility() == Visibility.PUBLIC) {
            put(written, new Sharing.GrantView("user:" + EVERYBODY, Permission.USE));
        }
        granted.forEach(grant -> put(written, grant));
        if (before != null) {
            Objects.requireNonNull(before.grants()).forEach(grant -> put(written, grant));
        }
    }

    private static void put(ArrayNode to, Sharing.GrantView grant) {
        var parts = grant.principal().split(":", 2);
        to.addObject()
                .put("principal_type", parts[0])
                .put("principal_id", parts[1])
                .put("permission", grant.permission() == Permission.WRITE ? "write" : "read");
    }

    /** The entry without what it grants to these: the model grants it now, and may cease to. */
    public static Map<String, Object> without(Map<String, Object> original, List<Sharing.GrantView> granted) {
        if (granted.isEmpty()) {
            return original;
        }
        ObjectNode entry = Json.mapper().valueToTree(original);
        for (var grant : granted) {
            var parts = grant.principal().split(":", 2);
            if (entry.path("access_grants") instanceof ArrayNode grants) {
                grants.removeIf(
                        each -> each.path("principal_type").asText("user").equals(parts[0])
                                && each.path("principal_id").asText().equals(parts[1]));
            }
            for (var list : List.of("read", "write")) {
                if (entry.path("access_control").path(list).path(parts[0] + "_ids") instanceof ArrayNode ids) {
                    ids.removeIf(id -> id.asText().equals(parts[1]));
                }
            }
        }
        return Json.mapper().convertValue(entry, new com.fasterxml.jackson.core.type.TypeReference<>() {});
    }
}
