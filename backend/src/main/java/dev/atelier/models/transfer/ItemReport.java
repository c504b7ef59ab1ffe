package dev.atelier.models.transfer;

import dev.atelier.models.FieldChange;
import dev.atelier.models.transfer.ImportReport.Action;
import dev.atelier.models.transfer.ImportReport.Item;
import dev.atelier.models.transfer.ImportReport.Kind;
import dev.atelier.models.transfer.ImportReport.Unresolved;
import dev.atelier.platform.error.FieldError;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line of the report while it is written. */
final class ItemReport {
    private final @Nullable String sourceId;
    private final @Nullable String file;
    private final List<String> problems = new ArrayList<>();
    private @Nullable String name;
    private Kind kind = Kind.WORKSPACE;
    private List<Unresolved> unresolved = List.of();

    ItemReport(@Nullable String sourceId, @Nullable String file) {
        this.sourceId = sourceId;
        this.file = file;
    }

    ItemReport named(@Nullable String itsName) {
        name = itsName;
        return this;
    }

    ItemReport kind(Kind itsKind) {
        kind = itsKind;
        return this;
    }

    ItemReport problems(List<String> more) {
        problems.addAll(more);
        return this;
    }

    ItemReport unresolved(List<Unresolved> missing) {
        unresolved = missing;
        return this;
    }

    Item changed(String targetId, List<FieldChange> changes) {
        return item(targetId, Action.UPDATE, changes);
    }

    Item skip(@Nullable String targetId, String reason) {
        problems.addFirst(reason);
        unresolved = List.of();
        return item(targetId, Action.SKIP, List.of());
    }

    Item refuse(String reason) {
        problems.addFirst(reason);
        unresolved = List.of();
        return item(null, Action.REFUSE, List.of());
    }

    Item refuse(List<FieldError> errors) {
        problems.addAll(
                0,
                errors.stream()
                        .map(error -> error.pointer() + " " + error.detail() + ".")
                        .toList());
        return item(null, Action.REFUSE, List.of());
    }

    Item created(String targetId, Action action) {
        return item(targetId, action, List.of());
    }

    private Item item(@Nullable String targetId, Action action, List<FieldChange> changes) {
        return new Item(sourceId, file, targetId, name, kind, action, changes, unresolved, List.copyOf(problems));
    }
}
