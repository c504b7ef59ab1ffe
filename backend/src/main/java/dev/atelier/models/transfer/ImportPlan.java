package dev.atelier.models.transfer;

import dev.atelier.accounts.Caller;
import dev.atelier.models.ModelArchive;
import dev.atelier.models.ModelArchive.Archived;
import dev.atelier.models.ModelIds;
import dev.atelier.models.transfer.ImportReport.Action;
import dev.atelier.models.transfer.ImportReport.Change;
import dev.atelier.models.transfer.ImportReport.Item;
import dev.atelier.models.transfer.ImportReport.Kind;
import dev.atelier.models.transfer.format.Incoming;
import dev.atelier.platform.error.FieldError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What would happen, entry by entry; unless it is a dry run, it happens. Entries are taken some at a time, so that the database is asked
 * once for many, and never more of them are in memory.
 */
final class ImportPlan {
    private static final int AT_ONCE = 200;
    private static final long LENGTH_AT_ONCE = 4L << 20;

    private final ModelArchive archive;
    private final Caller caller;
    private final Imports.Wish wish;
    private final Set<String> closed;
    private final ClaimedIds claimed = new ClaimedIds();
    private final BaseModels bases;
    private final Grantees grantees;
    private final ImportPictures pictures;
    private final List<@Nullable Item> items = new ArrayList<>();
    private final List<Candidate> pending = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private long pendingLength;
    private int created;
    private int updated;

    ImportPlan(ModelArchive archive, Caller caller, Imports.Wish wish, ImportPictures pictures) {
        this.pictures = pictures;
        this.grantees = new Grantees(archive);
        this.archive = archive;
        this.caller = caller;
        this.wish = wish;
        this.closed = archive.closedBases(caller);
        this.bases = new BaseModels(archive);
    }

    List<Item> items() {
        return items.stream().map(java.util.Objects::requireNonNull).toList();
    }

    /** Something about the whole file: told with its next item. */
    void remark(String sentence) {
        remarks.add(sentence);
    }

    void add(Incoming incoming, String file, long length) {
        switch (incoming) {
            case Incoming.Nothing(var id, var reason) ->
                items.add(report(id, file).skip(null, reason));
            case Incoming.Refused(var id, var slug, var reason) ->
                items.add(report(id, file).refuse(reason));
            case Incoming.Entry entry -> add(entry, file, length);
        }
    }

    private void add(Incoming.Entry entry, String file, long length) {
        var sourceId = entry.derived() ? claimed.sourceId(entry.sourceId()) : entry.sourceId();
        if (!wish.selects(sourceId)) {
            items.add(report(sourceId, file).named(entry.content().name()).skip(null, "Not selected."));
            return;
        }
        pending.add(new Candidate(sourceId, file, claimed.id(entry), grantees.granted(entry), items.size()));
        items.add(null);
        pendingLength += length;
        if (pending.size() >= AT_ONCE || pendingLength >= LENGTH_AT_ONCE) {
            settle();
        }
    }

    /** Everything that was added has its place in the report, and is written unless it is a dry run. */
    void finish() {
        settle();
        if (!wish.dryRun() && created + updated > 0) {
            archive.noteImport(caller, created, updated);
        }
    }

    private void settle() {
        var known = archive.among(caller, wanted());
        for (var one : pending) {
            items.set(one.place(), decide(one, known));
        }
        archive.settle();
        pending.clear();
        pendingLength = 0;
    }

    private Collection<String> wanted() {
        var ids = new TreeSet<String>();
        for (var one : pending) {
            ids.add(one.wantedId());
            ids.add(one.base());
        }
        return ids;
    }

    private Item decide(Candidate candidate, Map<String, Archived> known) {
        var report = report(candidate.sourceId(), candidate.file())
                .named(candidate.entry().content().name())
                .problems(candidate.entry().problems());
        var based = candidate.on(wish.baseFor(candidate.sourceId()).orElse(null), bases, known);
        report.unresolved(based.unresolved(bases, known));
        if (based.entry().settingsOfBase()) {
            return settings(based, known, report.kind(Kind.BASE));
        }
        if (known.containsKey(based.base())) {
            report.problems(List.of(based.base() + " is a workspace model; a model runs on a base model."));
        }
        var errors = archive.check(based.whole(wish.visibility()), closed);
        if (!errors.isEmpty()) {
            return report.refuse(errors);
        }
        var id = based.wantedId();
        if (archive.isBaseModel(id) || archive.hasSettings(id)) {
            return wish.mode() == Imports.Mode.RENAME
                    ? create(based, claimed.free(id, archive), report)
                    : report.refuse(id + " is the id of a base model; mode=rename gives it another.");
        }
        var here = known.get(id);
        return here == null ? create(based, id, report) : collide(based, here, report);
    }

    /** They belong to the base model that has their id: there are none of another name. */
    private Item settings(Candidate candidate, Map<String, Archived> known, ItemReport report) {
        var id = candidate.base();
        if (!caller.isAdmin()) {
            return report.refuse(id + " is a base model; only an administrator can import its settings.");
        }
        if (known.containsKey(id)) {
            return report.refuse(id + " is a workspace model here, and this file holds settings of a base model.");
        }
        var content = candidate.entry().content().withBase(null).withId(id);
        var errors = archive.check(content, closed);
        ModelIds.wrong(id).ifPresent(detail -> errors.add(new FieldError("/id", detail)));
        if (!errors.isEmpty()) {
            return report.refuse(errors);
        }
        var here = archive.find(caller, id);
        if (here.isPresent()) {
            return wish.mode() == Imports.Mode.UPDATE
                    ? update(candidate.as(id, content), here.get(), report)
                    : report.skip(id, id + " has settings already; mode=update changes them.");
        }
        var picture = pictures.of(candidate.entry().picture(), null, report);
        write(() -> archive.createSettings(caller, content, candidate.entry().original()));
        created++;
        give(candidate, id, picture, null);
        return report.created(id, Action.CREATE);
    }

    private Item collide(Candidate candidate, Archived here, ItemReport report) {
        var id = candidate.wantedId();
        return switch (wish.mode()) {
            case SKIP -> report.skip(id, "There is already a model " + id + ".");
            case RENAME -> create(candidate, claimed.free(id, archive), report);
            case UPDATE ->
                here.rights().write()
                        ? update(candidate, here, report)
                        : report.refuse("The model " + id + " belongs to somebody else; mode=rename makes another.");
        };
    }

    private Item update(Candidate candidate, Archived here, ItemReport report) {
        var content = candidate.entry().content();
        var merged = Merge.of(here.model(), here.mayShare() ? content : content.withAccess(null));
        var changes = new ArrayList<>(Merge.changes(here.model(), merged));
        var picture = pictures.of(candidate.entry().picture(), here, report);
        picture.ifPresent(encoded ->
                changes.add(new Change("avatar_url", here.model().avatarUrl(), "(the picture of the file)")));
        var original = Merge.originals(here.original(), candidate.entry().original());
        if (!changes.isEmpty() || !original.equals(here.original())) {
            write(() -> archive.update(caller, merged, original));
            updated++;
        }
        give(candidate, candidate.wantedId(), picture, here);
        return report.named(merged.name()).changed(candidate.wantedId(), changes);
    }

    private Item create(Candidate candidate, String id, ItemReport report) {
        var content = candidate.whole(wish.visibility()).withId(id);
        var picture = pictures.of(candidate.entry().picture(), null, report);
        write(() -> archive.create(caller, content, candidate.entry().original()));
        created++;
        give(candidate, id, picture, null);
        return report.named(content.name()).created(id, candidate.isCalled(id) ? Action.CREATE : Action.RENAME);
    }

    private void give(
            Candidate candidate, String id, Optional<ImportPictures.Encoded> picture, @Nullable Archived here) {
        write(() -> {
            picture.ifPresent(encoded -> archive.setAvatar(id, encoded.picture(), encoded.source()));
            pictures.fetchLater(candidate.entry().picture(), here, candidate.place(), id);
        });
    }

    private void write(Runnable writing) {
        if (!wish.dryRun()) {
            writing.run();
        }
    }

    private ItemReport report(@Nullable String sourceId, String file) {
        var report = new ItemReport(sourceId, file.isEmpty() ? null : file).problems(remarks);
        remarks.clear();
        return report;
    }
}
