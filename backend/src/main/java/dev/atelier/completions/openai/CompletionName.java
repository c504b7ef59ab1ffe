package dev.atelier.completions.openai;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What every part of one answer carries.
 *
 * @param model the id under which the caller asked
 */
record CompletionName(String id, long created, String model) {
    private static final SecureRandom RANDOM = new SecureRandom();

    static CompletionName of(String model, Instant now) {
        var bytes = new byte[12];
        RANDOM.nextBytes(bytes);
        return new CompletionName("chatcmpl-" + HexFormat.of().formatHex(bytes), now.getEpochSecond(), model);
    }

    Map<String, Object> members(String object) {
        var members = new LinkedHashMap<String, Object>();
        members.put("id", id);
        members.put("object", object);
        members.put("created", created);
        members.put("model", model);
        return members;
    }
}
