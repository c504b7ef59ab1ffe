package dev.atelier.extensions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.atelier.platform.json.Json;
import dev.atelier.platform.secrets.Vault;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The secrets among an extension's settings, sealed for the row they stand in. */
@Singleton
class Secrets {
    private static final HexFormat HEX = HexFormat.of();
    private static final String PREFIX = "\\x"; // as PostgreSQL writes bytes

    private final Vault vault;

    Secrets(Vault vault) {
        this.vault = vault;
    }

    @Nullable
    String seal(String id, Map<String, String> secrets) {
        if (secrets.isEmpty()) {
            return null;
        }
        var text = new String(Json.bytes(secrets), StandardCharsets.UTF_8);
        return PREFIX + HEX.formatHex(vault.seal(text, purpose(id)));
    }

    /** Empty where the key that sealed them is another. */
    Optional<Map<String, String>> open(ExtensionRow row) {
        var sealed = row.secrets();
        if (sealed == null) {
            return Optional.of(Map.of());
        }
        return vault.open(HEX.parseHex(sealed, PREFIX.length(), sealed.length()), purpose(row.id()))
                .map(Secrets::read);
    }

    private static Map<String, String> read(String text) {
        try {
            return Json.mapper().readValue(text, new TypeReference<Map<String, String>>() {});
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("What was sealed is no object");
        }
    }

    private static String purpose(String id) {
        return "extension:" + id;
    }
}
