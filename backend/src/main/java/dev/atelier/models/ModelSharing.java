package dev.atelier.models;

import dev.atelier.accounts.Access;
import dev.atelier.accounts.Audit;
import dev.atelier.accounts.Caller;
import dev.atelier.accounts.Sharing;
import dev.atelier.accounts.SharingRules;
import dev.atelier.accounts.Visibility;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.error.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who may change with whom a model is shared, and to whom something can be granted; what changes is in the audit. */
@ApplicationScoped
class ModelSharing {
    private final SharingRules rules;
    private final Audit audit;

    ModelSharing(SharingRules rules, Audit audit) {
        this.rules = rules;
        this.audit = audit;
    }

    List<FieldError> check(@Nullable Sharing wanted, List<String> granted) {
        return rules.known(wanted, granted);
    }

    /** Where nothing is said: a model is its owner's, a base model everybody's. */
    static Sharing unsaid(ModelKind kind) {
        return new Sharing(kind == ModelKind.BASE ? Visibility.PUBLIC : Visibility.PRIVATE, List.of());
    }

    /** Only the owner and administrators share: a writer must leave access as it is. */
    void require(Caller caller, ModelEntity model, @Nullable Sharing wanted) {
        var sharing = wanted == null ? unsaid(model.kind) : wanted;
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
