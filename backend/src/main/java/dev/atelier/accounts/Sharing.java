package dev.atelier.accounts;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Who may use a thing besides its owner and administrators.
 *
 * @param grants to single people and groups, each at most once; none are shown to who may only use it
 */
@Schema(name = "Access")
public record Sharing(Visibility visibility, @Nullable List<GrantView> grants) {
    public static final Sharing PRIVATE = new Sharing(Visibility.PRIVATE, List.of());

    public Sharing {
        grants = grants == null ? List.of() : List.copyOf(grants);
    }

    /**
     * @param principal {@code user:<id>} or {@code group:<id>}
     * @param permission write includes read, read includes use
     * @param name of the person or group, null where it is gone; read only
     */
    @Schema(name = "Grant")
    public record GrantView(
            @Schema(examples = "group:0193a000-0000-7000-8000-000000000001")
            String principal,

            Permission permission,
            @Schema(readOnly = true) @Nullable String name) {

        public GrantView(String principal, Permission permission) {
            this(principal, permission, null);
        }
    }

    public static Sharing of(Access.Guarded thing, Map<Principal, String> names) {
        var grants = granted(thing.grants())
                .map(grant -> new GrantView(grant.principal().text(), grant.permission(), names.get(grant.principal())))
                .toList();
        return new Sharing(thing.visibility(), grants);
    }

    /** As the row stores them; what is no grant is left out, {@link SharingRules} have refused it before. */
    public List<String> stored() {
        return orNone().flatMap(grant -> Principal.parse(grant.principal()).stream()
                        .map(principal -> new Grant(principal, grant.permission()).text()))
                .toList();
    }

    public Set<Principal> principals() {
        return orNone().flatMap(grant -> Principal.parse(grant.principal()).stream())
                .collect(Collectors.toSet());
    }

    /** Whether both let the same people do the same. */
    public boolean isAs(Access.Guarded thing) {
        return visibility == thing.visibility() && Set.copyOf(stored()).equals(Set.copyOf(thing.grants()));
    }

    public static Stream<Grant> granted(List<String> stored) {
        return stored.stream().flatMap(text -> Grant.parse(text).stream());
    }

    private Stream<GrantView> orNone() {
        return grants == null ? Stream.empty() : grants.stream();
    }
}
