package dev.atelier.extensions;

import dev.atelier.accounts.Access;
import dev.atelier.accounts.Caller;
import dev.atelier.accounts.Grant;
import dev.atelier.accounts.Principal;
import dev.atelier.accounts.Principals;
import dev.atelier.accounts.Rights;
import dev.atelier.accounts.Sharing;
import dev.atelier.platform.http.Etag;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Extensions as one caller sees them. */
@Singleton
class ExtensionViews {
    private final Principals principals;

    ExtensionViews(Principals principals) {
        this.principals = principals;
    }

    List<ExtensionView> of(Caller caller, List<ExtensionRow> rows) {
        var named = rows.stream()
                .flatMap(row -> Stream.concat(
                        Sharing.granted(row.grants()).map(Grant::principal),
                        Stream.ofNullable(row.ownerId()).map(Principal::user)))
                .collect(Collectors.toSet());
        var names = named.isEmpty() ? Map.<Principal, String>of() : principals.names(named);
        return rows.stream()
                .map(row -> view(Access.rights(caller, row), row, names))
                .toList();
    }

    Extensions.Tagged tagged(Caller caller, ExtensionRow row) {
        return new Extensions.Tagged(of(caller, List.of(row)).getFirst(), etag(caller, row));
    }

    Etag etag(Caller caller, ExtensionRow row) {
        var rights = Access.rights(caller, row);
        var found = row.state().word() + " " + row.checkedAt() + " "
                + (row.tools() == null ? 0 : row.tools().hashCode());
        return Etag.of(row.revision(), rights.write() ? "w" : rights.read() ? "r" : "u")
                .besides(found);
    }

    private static ExtensionView view(Rights rights, ExtensionRow row, Map<Principal, String> names) {
        var read = rights.read();
        var filter = row.kind() == ExtensionKind.FILTER;
        return new ExtensionView(
                row.id(),
                row.kind(),
                row.source(),
                row.name(),
                row.description(),
                row.enabled(),
                read ? Sharing.of(row, names) : new Sharing(row.visibility(), List.of()),
                owner(row, names),
                row.version(),
                row.createdAt(),
                row.updatedAt(),
                rights,
                unless(!read, row.definition()),
                unless(!read, row.settingsSchema()),
                unless(!read, row.settings()),
                unless(!read, row.secretNames()),
                row.state(),
                row.checkedAt(),
                unless(!read, row.problem()),
                tools(row),
                unless(row.kind() != ExtensionKind.TOOL, row.ask()),
                unless(!filter, row.priority()),
                unless(!filter, row.forAll()),
                unless(!filter, row.switchable()),
                unless(!filter, row.onByDefault()),
                unless(!filter, row.onFailure()),
                row.icon());
    }

    private static ExtensionView.@Nullable Owner owner(ExtensionRow row, Map<Principal, String> names) {
        var owner = row.ownerId();
        return owner == null ? null : new ExtensionView.Owner(owner, names.getOrDefault(Principal.user(owner), ""));
    }

    private static @Nullable List<ExtensionView.ToolView> tools(ExtensionRow row) {
        return row.kind() != ExtensionKind.TOOL
                ? null
                : row.known().stream()
                        .map(tool -> ExtensionView.ToolView.of(
                                tool, !row.disabledTools().contains(tool.name())))
                        .toList();
    }

    private static <T> @Nullable T unless(boolean hidden, @Nullable T value) {
        return hidden ? null : value;
    }

    /** All of what can be written of it. */
    static ExtensionContent whole(ExtensionRow row) {
        var tools = row.known().stream()
                .map(tool -> new ExtensionContent.ToolSwitch(
                        tool.name(), !row.disabledTools().contains(tool.name())))
                .toList();
        return new ExtensionContent(
                row.id(),
                row.kind(),
                row.source(),
                row.name(),
                row.description(),
                row.enabled(),
                Sharing.of(row, Map.of()),
                row.definition(),
                row.settings(),
                tools,
                row.ask(),
                row.priority(),
                row.forAll(),
                row.switchable(),
                row.onByDefault(),
                row.onFailure(),
                row.icon());
    }
}
