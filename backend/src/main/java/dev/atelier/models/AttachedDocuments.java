package dev.atelier.models;

import dev.atelier.accounts.Caller;
import dev.atelier.knowledge.Document;
import dev.atelier.knowledge.Documents;
import dev.atelier.knowledge.Received;
import dev.atelier.models.VersionRepository.Occasion;
import dev.atelier.platform.http.Precondition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Documents that are put straight on a model. */
@ApplicationScoped
class AttachedDocuments {
    private final Models models;
    private final Saving saving;
    private final Documents documents;

    AttachedDocuments(Models models, Saving saving, Documents documents) {
        this.models = models;
        this.saving = saving;
        this.documents = documents;
    }

    /** As the model names them; for who may see inside it. */
    @Transactional
    List<Document> list(Caller caller, String id) {
        var ids = models.readable(caller, id).documentIds.stream()
                .flatMap(text -> uuid(text).stream())
                .toList();
        Map<UUID, Document> found =
                documents.readable(caller, ids).stream().collect(Collectors.toMap(Document::id, Function.identity()));
        return ids.stream().filter(found::containsKey).map(found::get).toList();
    }

    /** Before what somebody brings is looked at: a model that is not theirs to see does not exist, whatever is asked of it. */
    @Transactional
    void requireWritable(Caller caller, String id) {
        models.writable(caller, id, Precondition.NONE);
    }

    /** Added to the model with a version of it: both, or neither. */
    @Transactional
    Document add(Caller caller, String id, Received received, String folder) {
        var model = models.writable(caller, id, Precondition.NONE);
        var document = documents.addLoose(caller, received, folder);
        var ids = new ArrayList<>(model.documentIds);
        ids.add(document.id().toString());
        saving.write(caller, model, ModelContent.attaching(model, ids), Occasion.saved("Added " + document.name()));
        return document;
    }

    private static List<UUID> uuid(String text) {
        try {
            return List.of(UUID.fromString(text));
        } catch (IllegalArgumentException otherWord) {
            return List.of(); // what an import named
        }
    }
}
