package dev.atelier.models;

import java.util.List;
import java.util.Map;

/**
 * All that is needed to let a model answer, whoever may see it.
 *
 * @param workspace false for a base model as it is: no prompt, no parameters
 * @param systemPrompt with its variables still in it
 */
public record RunnableModel(
        String id,
        String name,
        boolean workspace,
        String baseModelId,
        String systemPrompt,
        Map<String, Object> params,
        List<Example> examples,
        Map<String, Boolean> capabilities) {

    static RunnableModel base(String id, String name) {
        return new RunnableModel(id, name, false, id, "", Map.of(), List.of(), Map.of());
    }

    static RunnableModel of(ModelEntity model, String baseModelId) {
        return new RunnableModel(
                model.id,
                model.name,
                true,
                baseModelId,
                model.systemPrompt,
                model.params,
                model.examples,
                model.capabilities);
    }
}
