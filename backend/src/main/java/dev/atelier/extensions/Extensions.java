package dev.atelier.extensions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.accounts.Access;
import dev.atelier.accounts.Audit;
import dev.atelier.accounts.Caller;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.http.Etag;
import dev.atelier.platform.http.Page;
import dev.atelier.platform.http.Precondition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Tools, filters and actions. Every method asks first whether the caller may; what a caller may not even use does not exist for them. */
@ApplicationScoped
public class Extensions {
    static final String KIND = "extension";

    private final ExtensionRows rows;
    private final ExtensionViews views;
    private final ExtensionSaving saving;
    private final Audit audit;
    private final Event<ExtensionChanged> changed;

    Extensions(
            ExtensionRows rows,
            ExtensionViews views,
            ExtensionSaving saving,
            Audit audit,
            Event<ExtensionChanged> changed) {
        this.rows = rows;
        this.views = views;
        this.saving = saving;
        this.audit = audit;
        this.changed = changed;
    }

    /** An extension with the tag of the caller's view of it. */
    public record Tagged(ExtensionView extension, Etag etag) {}

    /** Those that the caller may use and that match, one page. */
    public Page<ExtensionView> list(Caller caller, ExtensionQuery query) {
        var matching = query.matching(caller);
        var found = rows.list(query.page(matching));
        var shown = found.stream().limit(query.limit()).toList();
        var next = found.size() > query.limit()
                ? query.cursorAfter(shown.getLast()).text()
                : null;
        return new Page<>(views.of(caller, shown), next, rows.count(matching));
    }

    public Tagged read(Caller caller, String id) {
        return views.tagged(caller, usable(caller, id));
    }

    /** Refuses an id that is taken (409), and who may not add what is run or asked here (403). */
    public Tagged create(Caller caller, ExtensionContent content) {
        return save(caller, prepare(caller, content));
    }

    /** What is left out becomes empty, but for secrets. */
    public Tagged replace(Caller caller, String id, ExtensionContent content, Precondition precondition) {
        return save(caller, prepare(caller, id, content, precondition));
    }

    /** @param patch a JSON Merge Patch (RFC 7396) over what {@link #read} gives who may write */
    public Tagged patch(Caller caller, String id, JsonNode patch, Precondition precondition) {
        var row = writable(caller, id, precondition);
        return save(caller, saving.changed(caller, row, ExtensionSaving.patched(row, patch)));
    }

    /** All that can be refused of a new one. May wait for a script to be read, so it is asked for outside of transactions. */
    public Prepared prepare(Caller caller, ExtensionContent content) {
        return saving.added(caller, content);
    }

    /** The same of one that is there. */
    public Prepared prepare(Caller caller, String id, ExtensionContent content, Precondition precondition) {
        return saving.changed(caller, writable(caller, id, precondition), content);
    }

    /** Writes what was prepared, unless somebody was quicker. */
    @Transactional
    public Tagged save(Caller caller, Prepared prepared) {
        saving.write(prepared);
        var before = prepared.before();
        var after = prepared.after();
        if (before == null) {
            audit.note(
                    caller,
                    "extension.create",
                    after.id() + " " + after.kind().word() + " "
                            + after.source().word());
        } else {
            changed.fire(new ExtensionChanged(after.id()));
            audit.note(caller, "extension.change", after.id() + " " + after.version());
            noteAccess(caller, before, after);
        }
        return shown(caller, after.id());
    }

    private void noteAccess(Caller caller, ExtensionRow before, ExtensionRow after) {
        if (before.visibility() != after.visibility()
                || !Set.copyOf(before.grants()).equals(Set.copyOf(after.grants()))) {
            var access = after.visibility().word() + " " + String.join(" ", after.grants());
            audit.note(caller, "extension.access", after.id() + " " + access);
        }
    }

    @Transactional
    public Tagged turn(Caller caller, String id, boolean on) {
        var row = writable(caller, id, Precondition.NONE);
        if (row.enabled() != on) {
            saving.turn(row, on);
            changed.fire(new ExtensionChanged(id));
            audit.note(caller, on ? "extension.enable" : "extension.disable", id);
        }
        return shown(caller, id);
    }

    /** A built-in one goes back to what it was. */
    @Transactional
    public void delete(Caller caller, String id, Precondition precondition) {
        var row = writable(caller, id, precondition);
        rows.delete(id);
        changed.fire(new ExtensionChanged(id));
        audit.note(caller, "extension.delete", id + " " + row.name());
    }

    private Tagged shown(Caller caller, String id) {
        return views.tagged(caller, rows.one(id).orElseThrow(() -> missing(id)));
    }

    /** What can be written of those that the caller may read, but for secrets and access; with no ids of all but untouched built-in ones. */
    public List<ExtensionContent> contents(Caller caller, List<String> ids) {
        var found = ids.isEmpty()
                ? rows.list(Access.usable(caller).then("order by id")).stream()
                        .filter(row -> !row.isBuiltin() || row.revision() > 0)
                        .filter(row -> Access.rights(caller, row).read())
                : ids.stream().distinct().map(id -> readable(caller, id));
        return found.map(ExtensionViews::whole).map(ExtensionContent::unshared).toList();
    }

    /** Whether an id cannot be given to another, whosever it is. */
    public boolean isTaken(String id) {
        return rows.one(id).isPresent();
    }

    ExtensionRow usable(Caller caller, String id) {
        return rows.one(id).filter(row -> Access.rights(caller, row).use()).orElseThrow(() -> missing(id));
    }

    /** What one may not use is not there; what one may not read is forbidden. */
    ExtensionRow readable(Caller caller, String id) {
        var row = usable(caller, id);
        if (!Access.rights(caller, row).read()) {
            throw new Fault.Forbidden("You may use this, but not see what is inside.").asException();
        }
        return row;
    }

    public void requireReadable(Caller caller, String id) {
        readable(caller, id);
    }

    ExtensionRow writable(Caller caller, String id, Precondition precondition) {
        var row = usable(caller, id);
        if (!Access.rights(caller, row).write()) {
            throw new Fault.Forbidden("You may use this, but not change it.").asException();
        }
        if (!precondition.holds(views.etag(caller, row))) {
            throw new Fault.Stale(KIND, id).asException();
        }
        return row;
    }

    /** Of these, those that the caller may see inside. */
    public Set<String> readable(Caller caller, List<String> ids) {
        return ids.isEmpty()
                ? Set.of()
                : rows.these(ids).stream()
                        .filter(row -> Access.rights(caller, row).read())
                        .map(ExtensionRow::id)
                        .collect(Collectors.toSet());
    }

    /** Of these, those of a kind that the caller may use. */
    public Set<String> usable(Caller caller, ExtensionKind kind, List<String> ids) {
        return ids.isEmpty()
                ? Set.of()
                : rows.these(ids).stream()
                        .filter(row ->
                                row.kind() == kind && Access.rights(caller, row).use())
                        .map(ExtensionRow::id)
                        .collect(Collectors.toSet());
    }

    /** Of these, those of a kind that are there and not the caller's to use. */
    public Set<String> foreign(Caller caller, ExtensionKind kind, List<String> ids) {
        return ids.isEmpty()
                ? Set.of()
                : rows.these(ids).stream()
                        .filter(row -> row.kind() == kind
                                && !Access.rights(caller, row).use())
                        .map(ExtensionRow::id)
                        .collect(Collectors.toSet());
    }

    private static RuntimeException missing(String id) {
        return new Fault.NotFound(KIND, id).asException();
    }
}
