package dev.atelier.accounts;

import dev.atelier.platform.error.Fault;
import java.util.UUID;

/** The one place that asks "may this caller?". Whatever is not allowed here is denied. */
public final class Access {
    private Access() {}

    /** A thing that has an owner and can be shared. */
    public interface Guarded {
        UUID ownerId();

        Visibility visibility();
    }

    /**
     * The condition that keeps a list to what the caller may use, in HQL over {@code ownerId} and {@code visibility}.
     * It takes the parameters {@code me} and {@code everything} of {@link #parameters}.
     */
    public static final String USABLE =
            "(:everything = true or ownerId = :me or visibility = dev.atelier.accounts.Visibility.PUBLIC)";

    public static io.quarkus.panache.common.Parameters parameters(Caller caller) {
        return io.quarkus.panache.common.Parameters.with("me", caller.id()).and("everything", caller.isAdmin());
    }

    public static Rights rights(Caller caller, Guarded thing) {
        if (caller.isAdmin() || caller.id().equals(thing.ownerId())) {
            return Rights.ALL;
        }
        return thing.visibility() == Visibility.PUBLIC ? Rights.USE : Rights.NONE;
    }

    public static void requireAdmin(Caller caller) {
        if (!caller.isAdmin()) {
            throw new Fault.Forbidden("Only an administrator may do this.").asException();
        }
    }
}
