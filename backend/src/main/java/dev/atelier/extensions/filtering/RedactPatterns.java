package dev.atelier.extensions.filtering;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.extensions.SettingsCheck;
import dev.atelier.extensions.filtering.shapes.PatternShape;
import dev.atelier.platform.error.FieldError;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Own patterns of {@code redact} are refused when they are saved, not when somebody writes to a model. */
@Singleton
class RedactPatterns implements SettingsCheck {
    @Override
    public String id() {
        return BuiltinFilters.REDACT;
    }

    @Override
    public List<FieldError> wrong(ObjectNode settings) {
        var errors = new ArrayList<FieldError>();
        var at = 0;
        for (var own : Settings.items(settings.path("patterns"))) {
            try {
                PatternShape.of(own.path("name").asText(), own.path("pattern").asText());
            } catch (PatternShape.Wrong wrong) {
                errors.add(new FieldError("/settings/patterns/" + at + "/pattern", String.valueOf(wrong.getMessage())));
            }
            at++;
        }
        return errors;
    }
}
