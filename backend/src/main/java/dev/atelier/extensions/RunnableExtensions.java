package dev.atelier.extensions;

import dev.atelier.accounts.Access;
import dev.atelier.accounts.Caller;
import dev.atelier.accounts.Principals;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.sql.Sql;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Extensions as they are run, with their secrets: by models that name them, and by who tries them. Everything here blocks. */
@Singleton
public class RunnableExtensions {
    private final ExtensionRows rows;
    private final Builtins builtins;
    private final Secrets secrets;
    private final Principals principals;

    RunnableExtensions(ExtensionRows rows, Builtins builtins, Secrets secrets, Principals principals) {
        this.rows = rows;
        this.builtins = builtins;
        this.secrets = secrets;
        this.principals = principals;
    }

    /**
     * Those that a model names, in that order: its owner lends them to who runs it, as far as they may use them.
     *
     * @param ownerId null where administrators named them: then all that are there count
     * @throws dev.atelier.platform.error.FaultException with a {@link Fault.ExtensionNotAvailable} for one that does not count
     */
    public List<Extension> named(@Nullable UUID ownerId, ExtensionKind kind, List<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<String, ExtensionRow> found =
                rows.these(ids).stream().collect(Collectors.toMap(ExtensionRow::id, Function.identity()));
        var owner = ownerId == null ? null : principals.people(Set.of(ownerId)).get(ownerId);
        return ids.stream()
                .distinct()
                .map(id -> Optional.ofNullable(found.get(id))
                        .filter(row -> row.kind() == kind && row.enabled())
                        .filter(row -> ownerId == null
                                || owner != null && Access.rights(owner, row).use())
                        .map(this::of)
                        .orElseThrow(() -> new Fault.ExtensionNotAvailable(kind.word(), id).asException()))
                .toList();
    }

    /** The filters that every model's traffic passes. */
    public List<Extension> forAll() {
        return rows.list(Sql.of("kind = 'filter' and for_all and enabled")).stream()
                .map(this::of)
                .toList();
    }

    /** What a caller may use and that is on, such as an action under a message. */
    public Extension usable(Caller caller, ExtensionKind kind, String id) {
        return rows.one(id)
                .filter(row -> row.kind() == kind && row.enabled())
                .filter(row -> Access.rights(caller, row).use())
                .map(this::of)
                .orElseThrow(() -> new Fault.ExtensionNotAvailable(kind.word(), id).asException());
    }

    Extension of(ExtensionRow row) {
        var definition = builtins.of(row.id())
                .map(BuiltinExtension::definition)
                .orElseGet(() -> Definitions.read(row.source(), row.definition()));
        var settings = SettingsSchema.of(row.settingsSchema()).withDefaults(row.settings());
        return new Extension(
                row.id(),
                row.kind(),
                row.name(),
                row.ownerId(),
                row.revision(),
                definition,
                new Values(settings, secrets.open(row).orElse(Map.of())),
                Optional.ofNullable(row.tools() == null ? null : row.known()),
                row.disabledTools(),
                row.ask(),
                row.filter());
    }
}
