package dev.atelier.extensions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.atelier.platform.error.FieldError;
import dev.atelier.platform.json.Json;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class JsonSchemasTest {
    @Test
    void what_is_wrong_is_told_in_english_on_machines_of_any_language() throws JsonProcessingException {
        var before = Locale.getDefault();
        Locale.setDefault(Locale.FRENCH);
        try {
            var schema = Json.mapper().readTree("{\"type\": \"object\", \"required\": [\"name\"]}");
            assertThat(JsonSchemas.wrong(schema, Json.mapper().readTree("{}"), "/arguments"))
                    .containsExactly(new FieldError("/arguments", "required property 'name' not found"));
        } finally {
            Locale.setDefault(before);
        }
    }
}
