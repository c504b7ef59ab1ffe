package dev.atelier.models.transfer;

import dev.atelier.connections.BaseModel;
import dev.atelier.connections.ollama.OllamaName;
import dev.atelier.models.ModelArchive;
import dev.atelier.models.transfer.format.Mention;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which base model a file's name stands for, and which ones may be meant where none does. Asked often, answered from memory. */
final class BaseModels {
    private static final Pattern CACHED = Pattern.compile(".*/models--([^/]+?)--([^/]+)/snapshots/.*");

    private final ModelArchive archive;
    private final List<BaseModel> all;
    private final Map<String, Optional<String>> found = new HashMap<>();
    private final Map<String, List<String>> suggested = new HashMap<>();

    BaseModels(ModelArchive archive) {
        this.archive = archive;
        this.all = archive.baseModels();
    }

    /** By its id, or by the same name in Ollama's eyes: no tag is {@code :latest}, the registry's address says nothing. */
    Optional<String> find(String name) {
        return found.computeIfAbsent(name, wanted -> {
            if (archive.isBaseModel(wanted)) {
                return Optional.of(wanted);
            }
            return OllamaName.parse(wanted).map(OllamaName::shortest).flatMap(shortest -> all.stream()
                    .map(BaseModel::id)
                    .filter(id -> OllamaName.parse(id)
                            .filter(other -> other.shortest().equals(shortest))
                            .isPresent())
                    .findFirst());
        });
    }

    /** @param isWorkspaceModel whether it names a workspace model, on which none can run */
    ImportReport.Unresolved unresolved(Mention mention, boolean isWorkspaceModel) {
        var id = mention.id();
        if (isWorkspaceModel) {
            return new ImportReport.Unresolved(mention.kind(), id, mention.name(), List.of(), null);
        }
        var cached = id == null ? Optional.<String>empty() : cached(id);
        var name = mention.name() != null ? mention.name() : cached.orElse(id);
        return new ImportReport.Unresolved(
                mention.kind(),
                id,
                mention.name(),
                name == null ? List.of() : suggestions(name),
                cached.orElse(pull(id)));
    }

    /** A path into the cache of Hugging Face tells creator and name. */
    private static Optional<String> cached(String path) {
        var parts = CACHED.matcher(path.replace('\\', '/'));
        return parts.matches() ? Optional.of("hf.co/" + parts.group(1) + "/" + parts.group(2)) : Optional.empty();
    }

    private static @Nullable String pull(@Nullable String id) {
        return id == null || id.matches(".*\\.(?:gguf|safetensors|bin)")
                ? null
                : OllamaName.parse(id).map(name -> id).orElse(null);
    }

    private List<String> suggestions(String name) {
        return suggested.computeIfAbsent(name, wanted -> new Likeness(wanted).among(all));
    }
}
