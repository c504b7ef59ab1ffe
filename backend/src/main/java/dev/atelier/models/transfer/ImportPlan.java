package dev.atelier.models.transfer;

import dev.atelier.accounts.Caller;
import dev.atelier.models.ModelArchive;
import dev.atelier.models.ModelContent;
import dev.atelier.models.ModelIds;
import dev.atelier.models.Sharing;
import dev.atelier.models.transfer.ImportReport.Action;
import dev.atelier.models.transfer.ImportReport.Item;
import dev.atelier.models.transfer.ImportReport.Kind;
import dev.atelier.models.transfer.ImportReport.Unresolved;
import dev.atelier.platform.error.FieldError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What would happen, entry by entry, and then does. */
final class ImportPlan {
    private final ModelArchive archive;
    private final Caller caller;
    private final Imports.Wish wish;
    private final Map<String, Boolean> known = new HashMap<>(); // principals
    private final Set<String> takenByFile = new HashSet<>();
    private final List<Item> items = new ArrayList<>();
    private final List<Runnable> writes = new ArrayList<>();

    ImportPlan(ModelArchive archive, Caller caller, Imports.Wish wish) {
        this.archive = archive;
        this.caller = caller;
        this.wish = wish;
    }

    List<Item> items() {
        return List.copyOf(items);
    }

    void carryOut() {
        writes.forEach(Runnable::run);
    }

    void add(Incoming incoming) {
        if (!wish.select().isEmpty() && !wish.select().contains(String.valueOf(incoming.sourceId()))) {
            items.add(skipped(incoming.sourceId(), null, "Not selected."));
            return;
        }
        switch (incoming) {
            case Incoming.Nothing(var id, var reason) -> items.add(skipped(id, null, reason));
            case Incoming.Refused(var id, var kind, var reason) ->
                items.add(new Item(id, null, null, kind, Action.REFUSE, List.of(), List.of(), List.of(reason)));
            case Incoming.Entry entry -> add(granted(entry));
        }
    }

    /** With the grants to those who are here; the others are named, and kept for export. */
    private Incoming.Entry granted(Incoming.Entry entry) {
        var access = entry.content().access();
        if (access == null || access.grants() == null || access.grants().isEmpty()) {
            return entry;
        }
        var here = new ArrayList<Sharing.GrantView>();
        var mentions = new ArrayList<>(entry.mentions());
        for (var grant : access.grants()) {
            if (known.computeIfAbsent(grant.principal(), archive::isPrincipal)) {
                here.add(grant);
            } else {
                mentions.add(unknown(grant.principal()));
            }
        }
        return new Incoming.Entry(
                entry.sourceId(),
                entry.content().withAccess(new Sharing(access.visibility(), here)),
                OpenWebUiAccess.without(entry.original(), here),
                mentions,
                entry.problems());
    }

    private static Unresolved unknown(String principal) {
        var parts = principal.split(":", 2);
        return new Unresolved(parts[0], parts[1]);
    }

    private void add(Incoming.Entry entry) {
        var errors = archive.check(withDefaults(entry.content()));
        if (!errors.isEmpty()) {
            items.add(refused(entry, errors.stream().map(ImportPlan::sentence).toList()));
            return;
        }
        var id = java.util.Objects.requireNonNull(entry.content().id());
        if (takenByFile.contains(id)) {
            create(entry, free(id), Action.RENAME);
        } else if (archive.isBaseModel(id)) {
            collideWithBase(entry, id);
        } else if (archive.isWorkspaceModel(id)) {
            collide(entry, id);
        } else {
            create(entry, id, id.equals(entry.sourceId()) ? Action.CREATE : Action.RENAME);
        }
    }

    private void collideWithBase(Incoming.Entry entry, String id) {
        if (wish.mode() == Imports.Mode.RENAME) {
            create(entry, free(id), Action.RENAME);
        } else {
            items.add(refused(entry, List.of(id + " is the id of a base model; mode=rename gives it another.")));
        }
    }

    private void collide(Incoming.Entry entry, String id) {
        switch (wish.mode()) {
            case SKIP -> {
                takenByFile.add(id);
                items.add(skipped(entry.sourceId(), id, "There is already a model " + id + "."));
            }
            case RENAME -> create(entry, free(id), Action.RENAME);
            case UPDATE -> update(entry, id);
        }
    }

    private void update(Incoming.Entry entry, String id) {
        var found = archive.find(caller, id).filter(model -> model.rights().write());
        if (found.isEmpty()) {
            items.add(refused(
                    entry, List.of("The model " + id + " belongs to somebody else; mode=rename makes another.")));
            return;
        }
        takenByFile.add(id);
        var content = found.get().mayShare() ? entry.content() : entry.content().withAccess(null);
        var merged = Merge.of(found.get().model(), content);
        var changes = Merge.changes(found.get().model(), merged);
        items.add(new Item(
                entry.sourceId(),
                id,
                merged.name(),
                Kind.WORKSPACE,
                Action.UPDATE,
                changes,
                unresolved(entry),
                entry.problems()));
        if (!changes.isEmpty() || !found.get().original().equals(entry.original())) {
            writes.add(() ->
                    archive.update(caller, merged, Merge.originals(found.get().original(), entry.original())));
        }
    }

    private void create(Incoming.Entry entry, String id, Action action) {
        takenByFile.add(id);
        var content = withDefaults(entry.content()).withId(id);
        items.add(new Item(
                entry.sourceId(),
                id,
                content.name(),
                Kind.WORKSPACE,
                action,
                List.of(),
                unresolved(entry),
                entry.problems()));
        writes.add(() -> archive.create(caller, content, entry.original()));
    }

    private ModelContent withDefaults(ModelContent content) {
        return content.access() == null ? content.withAccess(new Sharing(wish.visibility(), List.of())) : content;
    }

    private List<Unresolved> unresolved(Incoming.Entry entry) {
        return entry.mentions().stream()
                .filter(mention -> !mention.kind().equals("base_model")
                        || mention.id() == null
                        || !archive.isBaseModel(mention.id()))
                .toList();
    }

    private String free(String id) {
        for (var n = 2; ; n++) {
            var candidate = ModelIds.withSuffix(id, "-" + n);
            if (!takenByFile.contains(candidate)
                    && !archive.isWorkspaceModel(candidate)
                    && !archive.isBaseModel(candidate)) {
                return candidate;
            }
        }
    }

    private static Item skipped(@Nullable String sourceId, @Nullable String targetId, String reason) {
        return new Item(sourceId, targetId, null, Kind.WORKSPACE, Action.SKIP, List.of(), List.of(), List.of(reason));
    }

    private static Item refused(Incoming.Entry entry, List<String> reasons) {
        return new Item(
                entry.sourceId(),
                null,
                entry.content().name(),
                Kind.WORKSPACE,
                Action.REFUSE,
                List.of(),
                List.of(),
                reasons);
    }

    private static String sentence(FieldError error) {
        return error.pointer() + " " + error.detail() + ".";
    }
}
