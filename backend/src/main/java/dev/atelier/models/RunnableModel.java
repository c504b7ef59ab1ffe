package dev.atelier.models;

import java.util.List;
import java.util.Map;

/**
 * All that is needed to let a model answer, whoever may see it.
 *
 * @param workspace false for a base model, with or without settings
 * @param fallbackIds base models that are asked, in this order, where the base has no source that answers; the caller may run all of them
 * @param systemPrompt with its variables still in it
 */
public record RunnableModel(
        String id,
        String name,
        boolean workspace,
        String baseModelId,
        List<String> fallbackIds,
        String systemPrompt,
        Map<String, Object> params,
        List<Example> examples,
        Map<String, Boolean> capabilities) {

    static RunnableModel base(String id, String name) {
        return new RunnableModel(id, name, false, id, List.of(), "", Map.of(), List.of(), Map.of());
    }

    static RunnableModel of(ModelEntity model, String baseModelId, List<String> fallbackIds) {
        return new RunnableModel(
                model.id,
                model.name,
                model.kind == ModelKind.WORKSPACE,
                baseModelId,
                fallbackIds,
                model.systemPrompt,
                model.params,
                model.examples,
                model.capabilities);
    }
}
