package dev.atelier.extensions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.platform.error.FieldError;
import dev.atelier.platform.json.Json;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Settings on their way into a row: those in the open are checked against their schema, secrets are sealed. */
@Singleton
class SettingsSaving {
    private static final int LONGEST_SECRET = 16_384;

    private final Secrets secrets;
    private final Instance<SettingsCheck> checks;

    SettingsSaving(Secrets secrets, Instance<SettingsCheck> checks) {
        this.secrets = secrets;
        this.checks = checks;
    }

    /** What somebody sends. */
    record Sent(ObjectNode schema, @Nullable JsonNode settings, Definition definition) {}

    /** @param sealed null where there are no secrets */
    record Settled(ObjectNode open, @Nullable String sealed, List<String> secretNames) {}

    Settled settle(ExtensionRow before, Sent sent, List<FieldError> errors) {
        var schema = SettingsSchema.of(sent.schema());
        var open = Json.mapper().createObjectNode();
        var hidden = standing(before, sent);
        var given = sent.settings();
        if (given != null && !given.isNull() && !given.isObject()) {
            errors.add(new FieldError("/settings", "must be an object"));
        } else if (given != null) {
            given.properties().forEach(member -> {
                if (schema.isSecret(member.getKey())) {
                    secret(member, hidden, errors);
                } else {
                    open.set(member.getKey(), member.getValue());
                }
            });
        }
        hidden.keySet().retainAll(schema.secrets());
        errors.addAll(JsonSchemas.wrong(schema.ofTheOpen(), open, "/settings"));
        checks.stream()
                .filter(check -> check.id().equals(before.id()))
                .forEach(check -> errors.addAll(check.wrong(open)));
        return new Settled(open, secrets.seal(before.id(), hidden), List.copyOf(hidden.keySet()));
    }

    /** A secret stays with the server that it was given for: pointing the extension at another one drops what is not sent again. */
    private Map<String, String> standing(ExtensionRow before, Sent sent) {
        return isElsewhere(before.definition(), Definitions.write(sent.definition()))
                ? new TreeMap<>()
                : new TreeMap<>(secrets.open(before).orElse(Map.of()));
    }

    private static boolean isElsewhere(JsonNode before, JsonNode after) {
        return List.of("url", "base_url", "document", "program").stream()
                .anyMatch(name -> !before.path(name).equals(after.path(name)));
    }

    private static void secret(
            Map.Entry<String, JsonNode> member, Map<String, String> hidden, List<FieldError> errors) {
        var value = member.getValue();
        if (value.isNull() || value.isTextual() && value.textValue().isEmpty()) {
            hidden.remove(member.getKey());
        } else if (value.isTextual() && value.textValue().length() <= LONGEST_SECRET) {
            hidden.put(member.getKey(), value.textValue());
        } else {
            errors.add(new FieldError(
                    "/settings/" + member.getKey(), "must be a text of at most " + LONGEST_SECRET + " characters"));
        }
    }
}
