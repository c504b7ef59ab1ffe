package dev.atelier.models;

import dev.atelier.accounts.Caller;
import dev.atelier.knowledge.Attachable;
import dev.atelier.platform.error.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which collections and documents a model may be given: those that whoever saves it may use, and what stands there already. */
@ApplicationScoped
class DocumentChoice {
    private final Attachable attachable;

    DocumentChoice(Attachable attachable) {
        this.attachable = attachable;
    }

    /** Ids under one field, and those that stood there before. */
    private record Named(String pointer, List<String> ids, List<String> before, String wrong) {
        Named {
            ids = ids.stream().map(String::valueOf).toList();
        }

        private List<String> added() {
            return ids.stream().filter(id -> !before.contains(id)).toList();
        }

        private Stream<FieldError> errors(Set<String> allowed) {
            return IntStream.range(0, ids.size())
                    .filter(i -> !before.contains(ids.get(i)) && !allowed.contains(ids.get(i)))
                    .mapToObj(i -> new FieldError(pointer + i, wrong));
        }
    }

    /** Files travel before their documents do, and what is restored may name what is gone meanwhile: that is left out when the model answers. */
    List<FieldError> check(BaseChoice.Save save) {
        if (save.mayBeUnknown()) {
            return List.of();
        }
        var content = save.content();
        var before = save.before();
        var collections = collections(content.knowledgeIds(), before == null ? List.of() : before.knowledgeIds);
        var documents = documents(content.documentIds(), before == null ? List.of() : before.documentIds);
        return Stream.concat(
                        collections.errors(attachable.collections(save.caller(), collections.added())),
                        documents.errors(attachable.documents(save.caller(), documents.added())))
                .toList();
    }

    Set<String> attachable(Caller caller, Collection<String> ids) {
        var known = new HashSet<>(attachable.collections(caller, ids));
        known.addAll(attachable.documents(caller, ids));
        return known;
    }

    /** A copy may name what is not there (any more), but nothing that is not its maker's to use. */
    List<FieldError> checkCopy(Caller caller, ModelEntity copy) {
        var collections = collections(copy.knowledgeIds, List.of());
        var documents = documents(copy.documentIds, List.of());
        return Stream.concat(
                        collections.errors(attachable.collectionsOrGone(caller, collections.ids())),
                        documents.errors(attachable.documentsOrGone(caller, documents.ids())))
                .toList();
    }

    private static Named collections(@Nullable List<String> ids, List<String> before) {
        return new Named("/knowledge_ids/", ModelRules.orEmpty(ids), before, "is no collection that you may use");
    }

    private static Named documents(@Nullable List<String> ids, List<String> before) {
        return new Named("/document_ids/", ModelRules.orEmpty(ids), before, "is no document that you may attach");
    }
}
