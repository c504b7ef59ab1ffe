package dev.atelier.extensions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.platform.error.FieldError;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Prompts over a message: they are actions, and there is nobody to ask about them. */
@Singleton
class PromptInspector implements Inspector {
    private static final int LONGEST = 100_000;
    private static final int LONGEST_ID = 256;

    @Override
    public Source source() {
        return Source.PROMPT;
    }

    @Override
    public List<FieldError> wrong(ExtensionKind kind, Definition definition) {
        if (kind != ExtensionKind.ACTION
                || !(definition instanceof Definition.Prompt(var prompt, var model, var result))) {
            return List.of(new FieldError("/source", "makes actions alone"));
        }
        var errors = new ArrayList<FieldError>();
        if (prompt == null || prompt.isBlank() || prompt.length() > LONGEST) {
            errors.add(new FieldError("/definition/prompt", "must have 1 to " + LONGEST + " characters"));
        } else if (!prompt.contains("{{message}}")) {
            errors.add(new FieldError("/definition/prompt", "must hold {{message}}, where the message stands"));
        }
        if (model != null && (model.isBlank() || model.length() > LONGEST_ID)) {
            errors.add(new FieldError("/definition/model_id", "must be a model's id"));
        }
        if (result == null) {
            errors.add(new FieldError("/definition/result", "must be message, replacement, notice or file"));
        }
        return errors;
    }

    @Override
    public ObjectNode settingsSchema(String id, ExtensionKind kind, Definition definition) {
        return SettingsSchema.empty();
    }

    @Override
    public Inspection inspect(Extension extension) {
        return Inspection.ok(List.of());
    }
}
