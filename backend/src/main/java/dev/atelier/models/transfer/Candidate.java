package dev.atelier.models.transfer;

import dev.atelier.accounts.Sharing;
import dev.atelier.accounts.Visibility;
import dev.atelier.models.ModelArchive.Archived;
import dev.atelier.models.ModelContent;
import dev.atelier.models.transfer.format.Incoming;
import dev.atelier.models.transfer.format.Mention;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An entry that may become a model.
 *
 * @param sourceId what the report calls it, and what selects it
 * @param wantedId the id it gets if nobody has it
 * @param place of its line in the report
 */
record Candidate(String sourceId, String file, String wantedId, Incoming.Entry entry, int place) {

    /** Whether an id is what the file calls it, so that the model is not renamed. */
    boolean isCalled(String id) {
        return id.equals(entry.derived() ? entry.content().id() : sourceId);
    }

    /** The entry on the base model that is meant: the one that was asked for, or the one here that the file's name stands for. */
    Candidate on(@Nullable String asked, BaseModels bases, Map<String, Archived> known) {
        var named = asked == null ? entry.content().baseModelId() : asked;
        if (named == null || isWorkspace(known, named)) {
            return this;
        }
        var base = bases.find(named).orElse(named);
        if (base.equals(entry.content().baseModelId())) {
            return this;
        }
        var mentions = new ArrayList<>(entry.mentions());
        mentions.set(
                0, new Mention(Mention.BASE_MODEL, base, mentions.getFirst().name())); // fallbacks come behind
        return new Candidate(
                sourceId,
                file,
                wantedId,
                entry.with(entry.content().withBase(base), entry.original(), mentions),
                place);
    }

    /** The same with other content, for the id that it gets. */
    Candidate as(String id, ModelContent content) {
        return new Candidate(sourceId, file, id, entry.with(content, entry.original(), entry.mentions()), place);
    }

    /** Empty where the file names none. */
    String base() {
        var base = entry.content().baseModelId();
        return base == null ? "" : base;
    }

    /** The ids of the collections and documents that the file names. */
    Stream<String> attached() {
        return entry.mentions().stream()
                .filter(Mention::isAttached)
                .map(Mention::id)
                .flatMap(Stream::ofNullable);
    }

    /** What the file names and what is not here. @param attachable collections and documents that are */
    List<ImportReport.Unresolved> unresolved(BaseModels bases, Map<String, Archived> known, Set<String> attachable) {
        var missing = new ArrayList<ImportReport.Unresolved>();
        for (var mention : entry.mentions()) {
            if (mention.isAttached() && mention.id() != null && attachable.contains(mention.id())) {
                continue;
            }
            if (!mention.isBaseModel()) {
                missing.add(new ImportReport.Unresolved(mention.kind(), mention.id(), mention.name(), List.of(), null));
            } else if (mention.id() == null || bases.find(mention.id()).isEmpty()) {
                missing.add(bases.unresolved(mention, mention.id() != null && isWorkspace(known, mention.id())));
            }
        }
        return missing;
    }

    /** Whether it is set on a workspace model, on which nothing can run. */
    boolean isOnWorkspaceModel(Map<String, Archived> known) {
        return isWorkspace(known, base());
    }

    private static boolean isWorkspace(Map<String, Archived> known, String id) {
        var there = known.get(id);
        return there != null && there.isWorkspace();
    }

    /** With what the file does not say. */
    ModelContent whole(Visibility visibility) {
        var content = entry.content();
        return content.access() == null ? content.withAccess(new Sharing(visibility, List.of())) : content;
    }
}
