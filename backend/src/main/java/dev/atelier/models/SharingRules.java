package dev.atelier.models;

import dev.atelier.accounts.Access;
import dev.atelier.accounts.Audit;
import dev.atelier.accounts.Caller;
import dev.atelier.accounts.Principal;
import dev.atelier.accounts.Principals;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.error.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who may change with whom a model is shared, and to whom something can be granted; what changes is in the audit. */
@ApplicationScoped
class SharingRules {
    private final Principals principals;
    private final Audit audit;

    SharingRules(Principals principals, Audit audit) {
        this.principals = principals;
        this.audit = audit;
    }

    /** A grant needs somebody who is here; one that stands already may stay. */
    List<FieldError> check(@Nullable Sharing wanted, List<String> granted) {
        if (wanted == null) {
            return List.of();
        }
        var stands = Sharing.granted(granted).map(grant -> grant.principal()).collect(Collectors.toSet());
        var added = wanted.principals();
        added.removeAll(stands);
        var known = principals.names(added).keySet();
        var errors = new ArrayList<FieldError>();
        var grants = Objects.requireNonNull(wanted.grants());
        for (var i = 0; i < grants.size(); i++) {
            if (isUnknown(grants.get(i), added, known)) {
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

    /** Only the owner and administrators share: a writer must leave access as it is. */
    void require(Caller caller, ModelEntity model, @Nullable Sharing wanted) {
        var sharing = wanted == null ? Sharing.unsaid(model.kind) : wanted;
        if (!Access.mayShare(caller, model) && !sharing.isAs(model)) {
            throw new Fault.Forbidden("Only its owner and administrators change who may use " + model.id + ".")
                    .asException();
        }
    }

    /** Those who may not share need not know how it is shared to replace the rest. */
    ModelContent withAccess(Caller caller, ModelEntity model, ModelContent content) {
        return content.access() == null && !Access.mayShare(caller, model)
                ? content.withAccess(Sharing.of(model, Map.of()))
                : content;
    }

    /** What is no content but concerns others. */
    record Standing(boolean hidden, boolean enabled, Set<String> access) {
        static Standing of(ModelEntity model) {
            var access = new java.util.TreeSet<>(model.grants);
            access.add(model.visibility.word());
            return new Standing(model.hidden, model.enabled, access);
        }
    }

    void note(Caller caller, ModelEntity model, Standing before) {
        var now = Standing.of(model);
        if (now.hidden() != before.hidden()) {
            audit.note(caller, now.hidden() ? "model.hide" : "model.unhide", model.id);
        }
        if (now.enabled() != before.enabled()) {
            audit.note(caller, now.enabled() ? "model.enable" : "model.disable", model.id);
        }
        if (!now.access().equals(before.access())) {
            audit.note(caller, "model.access", model.id + " " + String.join(" ", now.access()));
        }
    }
}
