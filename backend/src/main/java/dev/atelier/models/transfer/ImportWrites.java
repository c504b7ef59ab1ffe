package dev.atelier.models.transfer;

import dev.atelier.accounts.Caller;
import dev.atelier.models.FieldChange;
import dev.atelier.models.ModelArchive;
import dev.atelier.models.ModelArchive.Archived;
import dev.atelier.models.ModelContent;
import dev.atelier.models.transfer.ImportReport.Action;
import dev.atelier.models.transfer.ImportReport.Item;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes what the plan decides, and reports it; a dry run only reports. */
final class ImportWrites {
    private final ModelArchive archive;
    private final Caller caller;
    private final ImportPictures pictures;
    private final boolean dryRun;
    private int created;
    private int updated;

    ImportWrites(ModelArchive archive, Caller caller, ImportPictures pictures, boolean dryRun) {
        this.archive = archive;
        this.caller = caller;
        this.pictures = pictures;
        this.dryRun = dryRun;
    }

    Item create(Candidate candidate, ModelContent content, ItemReport report) {
        var id = Objects.requireNonNull(content.id());
        var picture = pictures.of(candidate.entry().picture(), null, report);
        write(() -> archive.create(caller, content, candidate.entry().original()));
        created++;
        give(candidate, id, picture, null);
        return report.named(content.name()).created(id, candidate.isCalled(id) ? Action.CREATE : Action.RENAME);
    }

    Item createSettings(Candidate candidate, ItemReport report) {
        var picture = pictures.of(candidate.entry().picture(), null, report);
        write(() -> archive.createSettings(
                caller, candidate.entry().content(), candidate.entry().original()));
        created++;
        give(candidate, candidate.wantedId(), picture, null);
        return report.created(candidate.wantedId(), Action.CREATE);
    }

    /** Only what the file has is laid over what is here; a file that says nothing new writes nothing. */
    Item update(Candidate candidate, Archived here, ItemReport report) {
        var content = candidate.entry().content();
        var merged = Merge.of(here.model(), here.mayShare() ? content : content.withAccess(null));
        var changes = new ArrayList<>(Merge.changes(here.model(), merged));
        var picture = pictures.of(candidate.entry().picture(), here, report);
        picture.ifPresent(encoded ->
                changes.add(new FieldChange("avatar_url", here.model().avatarUrl(), "(the picture of the file)")));
        var original = Merge.originals(here.original(), candidate.entry().original());
        if (!changes.isEmpty() || !original.equals(here.original())) {
            write(() -> archive.update(caller, merged, original));
            updated++;
        }
        give(candidate, candidate.wantedId(), picture, here);
        return report.named(merged.name()).changed(candidate.wantedId(), changes);
    }

    private void give(
            Candidate candidate, String id, Optional<ImportPictures.Encoded> picture, @Nullable Archived here) {
        write(() -> {
            picture.ifPresent(encoded -> archive.setAvatar(id, encoded.picture(), encoded.source()));
            pictures.fetchLater(candidate.entry().picture(), here, candidate.place(), id);
        });
    }

    /** Leaves a word of what was done; refuses what would be more than the caller may keep. */
    void finish() {
        archive.checkQuota(caller, dryRun ? created : 0);
        if (created + updated > 0) {
            write(() -> archive.noteImport(caller, created, updated));
        }
    }

    private void write(Runnable writing) {
        if (!dryRun) {
            writing.run();
        }
    }
}
