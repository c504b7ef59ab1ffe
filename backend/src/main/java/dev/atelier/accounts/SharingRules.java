package dev.atelier.accounts;

import dev.atelier.platform.error.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What may stand in an {@code access} that somebody sends, and to whom something can be granted. */
@ApplicationScoped
public class SharingRules {
    static final int GRANTS = 500;

    private final Principals principals;

    SharingRules(Principals principals) {
        this.principals = principals;
    }

    /** As it is written alone: asks nobody. */
    public static List<FieldError> form(@Nullable Sharing access) {
        var errors = new ArrayList<FieldError>();
        if (access == null) {
            return errors;
        }
        if (access.visibility() == null) {
            errors.add(new FieldError("/access/visibility", "must be private or public"));
        }
        var grants = access.grants() == null ? List.<Sharing.GrantView>of() : access.grants();
        if (grants.size() > GRANTS) {
            errors.add(new FieldError("/access/grants", "must have at most " + GRANTS + " entries"));
        }
        var named = new HashSet<String>();
        for (var i = 0; i < grants.size(); i++) {
            form("/access/grants/" + i, grants.get(i), named, errors);
        }
        return errors;
    }

    private static void form(String pointer, Sharing.GrantView grant, Set<String> named, List<FieldError> errors) {
        if (grant.principal() == null || Principal.parse(grant.principal()).isEmpty()) {
            errors.add(new FieldError(pointer + "/principal", "must be user:<id> or group:<id>"));
        } else if (!named.add(grant.principal())) {
            errors.add(new FieldError(
                    pointer + "/principal", "is named twice: one permission each, the highest includes the others"));
        }
        if (grant.permission() == null) {
            errors.add(new FieldError(pointer + "/permission", "must be use, read or write"));
        }
    }

    /** A grant needs somebody who is here; one that stands already may stay. @param granted what stands, as the row stores it */
    public List<FieldError> known(@Nullable Sharing wanted, List<String> granted) {
        if (wanted == null || wanted.grants() == null) {
            return List.of();
        }
        var stands = Sharing.granted(granted).map(Grant::principal).collect(Collectors.toSet());
        var added = wanted.principals();
        added.removeAll(stands);
        var known = principals.names(added).keySet();
        var errors = new ArrayList<FieldError>();
        for (var i = 0; i < wanted.grants().size(); i++) {
            if (isUnknown(wanted.grants().get(i), added, known)) {
                errors.add(new FieldError("/access/grants/" + i + "/principal", "is nobody here"));
            }
        }
        return errors;
    }

    private static boolean isUnknown(Sharing.GrantView grant, Set<Principal> added, Set<Principal> known) {
        return Principal.parse(grant.principal())
                .filter(principal -> added.contains(principal) && !known.contains(principal))
                .isPresent();
    }
}
