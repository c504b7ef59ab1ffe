package dev.atelier.models;

import dev.atelier.extensions.ModelExtensions;
import dev.atelier.knowledge.ModelDocuments;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that is needed to let a model answer, whoever may see it.
 *
 * @param workspace false for a base model, with or without settings
 * @param fallbackIds base models that are asked, in this order, where the base has no source that answers; the caller may run all of them
 * @param systemPrompt with its variables still in it
 * @param documents what it answers from
 * @param extensions the tools, filters and actions that it names
 * @param readable whether whoever runs it may see what is inside; otherwise nothing may quote it to them
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
        Map<String, Boolean> capabilities,
        boolean readable,
        ModelDocuments documents,
        ModelExtensions extensions) {

    private static final Set<String> SHAPING = Set.of("response_format", "format", "stop");

    /** The same, of which nothing may be quoted. */
    public RunnableModel unquoted() {
        return new RunnableModel(
                id,
                name,
                workspace,
                baseModelId,
                fallbackIds,
                systemPrompt,
                params,
                examples,
                capabilities,
                false,
                documents,
                extensions);
    }

    /** The same without what makes it answer in a manner or a shape of its own: for a small task besides. */
    public RunnableModel bare() {
        var rest = new LinkedHashMap<>(params);
        SHAPING.forEach(rest::remove);
        return new RunnableModel(
                id,
                name,
                workspace,
                baseModelId,
                fallbackIds,
                "",
                rest,
                List.of(),
                capabilities,
                readable,
                ModelDocuments.none(),
                extensions.filtersAlone());
    }

    static RunnableModel base(String id, String name) {
        return new RunnableModel(
                id,
                name,
                false,
                id,
                List.of(),
                "",
                Map.of(),
                List.of(),
                Map.of(),
                true,
                ModelDocuments.none(),
                ModelExtensions.none());
    }

    static RunnableModel of(ModelEntity model, String baseModelId, List<String> fallbackIds, boolean readable) {
        return new RunnableModel(
                model.id,
                model.name,
                model.kind == ModelKind.WORKSPACE,
                baseModelId,
                fallbackIds,
                model.systemPrompt,
                model.params,
                model.examples,
                model.capabilities,
                readable,
                documents(model),
                extensions(model));
    }

    private static ModelExtensions extensions(ModelEntity model) {
        if (model.toolIds.isEmpty() && model.filterIds.isEmpty() && model.actionIds.isEmpty()) {
            return ModelExtensions.none();
        }
        var owner = model.kind == ModelKind.WORKSPACE ? model.ownerId : null; // base models are administrators'
        return new ModelExtensions(owner, model.toolIds, model.filterIds, model.actionIds);
    }

    private static ModelDocuments documents(ModelEntity model) {
        if (model.knowledgeIds.isEmpty() && model.documentIds.isEmpty()) {
            return ModelDocuments.none();
        }
        var owner = model.kind == ModelKind.WORKSPACE ? model.ownerId : null; // base models are administrators'
        return new ModelDocuments(owner, model.knowledgeIds, model.documentIds);
    }
}
