package dev.atelier.models.transfer;

import dev.atelier.accounts.Caller;
import dev.atelier.models.ModelArchive;
import dev.atelier.models.ModelArchive.Archived;
import dev.atelier.models.ModelIds;
import dev.atelier.models.transfer.ImportReport.Item;
import dev.atelier.models.transfer.ImportReport.Kind;
import dev.atelier.models.transfer.format.Incoming;
import dev.atelier.platform.error.FieldError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
    private final ImportWrites writes;
    private final boolean ofManyFiles;
    private final List<@Nullable Item> items = new ArrayList<>();
    private final List<Candidate> pending = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private Set<String> attachable = Set.of();
    private long pendingLength;

    ImportPlan(ModelArchive archive, Caller caller, Imports.Wish wish, ImportPictures pictures, boolean ofManyFiles) {
        this.ofManyFiles = ofManyFiles;
        this.pictures = pictures;
        this.writes = new ImportWrites(archive, caller, pictures, wish.dryRun());
        this.grantees = new Grantees(archive);
        this.archive = archive;
        this.caller = caller;
        this.wish = wish;
        this.closed = archive.closedBases(caller);
        this.bases = new BaseModels(archive);
    }

    List<Item> items() {
        return items.stream().map(Objects::requireNonNull).toList();
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
        var wantedId = claimed.id(entry); // also where it is not selected: the plan promised the others their ids
        if (!wish.selects(sourceId)) {
            items.add(report(sourceId, file).named(entry.content().name()).skip(null, "Not selected."));
            return;
        }
        pending.add(new Candidate(sourceId, file, wantedId, grantees.granted(entry), items.size()));
        items.add(null);
        pendingLength += length;
        if (pending.size() >= AT_ONCE || pendingLength >= LENGTH_AT_ONCE) {
            settle();
        }
    }

    /** Everything that was added has its place in the report, and is written unless it is a dry run. */
    void finish() {
        settle();
        writes.finish();
    }

    private void settle() {
        var known = archive.among(caller, wanted());
        for (var one : pending) {
            var here = known.get(one.wantedId());
            if (here == null || wish.mode() != Imports.Mode.SKIP) {
                pictures.begin(one.entry().picture(), wish.mode() == Imports.Mode.UPDATE ? here : null);
            }
        }
        attachable = archive.attachable(
                caller, pending.stream().flatMap(Candidate::attached).collect(Collectors.toSet()));
        for (var one : pending) {
            items.set(one.place(), decide(one, known));
        }
        pictures.forget();
        archive.settle();
        pending.clear();
        pendingLength = 0;
    }

    private Collection<String> wanted() {
        var ids = new TreeSet<String>();
        for (var one : pending) {
            ids.add(one.wantedId());
            var base = wish.baseFor(one.sourceId()).orElse(one.base());
            ids.add(base);
            bases.find(base).ifPresent(ids::add);
            ids.add(ClaimedIds.next(one.wantedId()));
        }
        return ids;
    }

    private Item decide(Candidate candidate, Map<String, Archived> known) {
        var report = report(candidate.sourceId(), candidate.file())
                .named(candidate.entry().content().name())
                .problems(candidate.entry().problems());
        var based = candidate.on(wish.baseFor(candidate.sourceId()).orElse(null), bases, known);
        report.unresolved(based.unresolved(bases, known, attachable));
        if (based.entry().settingsOfBase()) {
            return settings(based, known.get(based.base()), report.kind(Kind.BASE));
        }
        if (based.isOnWorkspaceModel(known)) {
            report.problems(List.of(based.base() + " is a workspace model; a model runs on a base model."));
        }
        var errors = archive.check(based.whole(wish.visibility()), closed);
        if (!errors.isEmpty()) {
            return report.refuse(errors);
        }
        var id = based.wantedId();
        var here = known.get(id);
        if (archive.isBaseModel(id) || here != null && !here.isWorkspace()) {
            return wish.mode() == Imports.Mode.RENAME
                    ? create(based, claimed.free(id, known, archive), report)
                    : report.refuse(id + " is the id of a base model; mode=rename gives it another.");
        }
        return here == null ? create(based, id, report) : collide(based, known, report);
    }

    private Item collide(Candidate candidate, Map<String, Archived> known, ItemReport report) {
        var id = candidate.wantedId();
        var here = Objects.requireNonNull(known.get(id));
        return switch (wish.mode()) {
            case SKIP -> report.skip(id, "There is already a model " + id + ".");
            case RENAME -> create(candidate, claimed.free(id, known, archive), report);
            case UPDATE ->
                here.rights().write()
                        ? writes.update(candidate, here, report)
                        : report.refuse("The model " + id + " belongs to somebody else; mode=rename makes another.");
        };
    }

    private Item create(Candidate candidate, String id, ItemReport report) {
        return writes.create(candidate, candidate.whole(wish.visibility()).withId(id), report);
    }

    /** They belong to the base model that has their id: there are none of another name. */
    private Item settings(Candidate candidate, @Nullable Archived here, ItemReport report) {
        var id = candidate.base();
        if (!caller.isAdmin()) {
            return report.refuse(id + " is a base model; only an administrator can import its settings.");
        }
        if (here != null && here.isWorkspace()) {
            return report.refuse(id + " is a workspace model here, and this file holds settings of a base model.");
        }
        var content = candidate.entry().content().withBase(null).withId(id);
        var errors = archive.check(content, closed);
        ModelIds.wrong(id).ifPresent(detail -> errors.add(new FieldError("/id", detail)));
        if (!errors.isEmpty()) {
            return report.refuse(errors);
        }
        if (!claimed.settings(id)) {
            return report.skip(id, "The file holds settings of " + id + " more than once; the first ones are taken.");
        }
        if (here == null) {
            return writes.createSettings(candidate.as(id, content), report);
        }
        return wish.mode() == Imports.Mode.UPDATE
                ? writes.update(candidate.as(id, content), here, report)
                : report.skip(id, id + " has settings already; mode=update changes them.");
    }

    private ItemReport report(@Nullable String sourceId, String file) {
        var report = new ItemReport(sourceId, ofManyFiles ? file : null).problems(remarks);
        remarks.clear();
        return report;
    }
}
