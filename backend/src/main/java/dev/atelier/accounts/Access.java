package dev.atelier.accounts;

import dev.atelier.platform.error.Fault;
import dev.atelier.platform.sql.Sql;
import io.quarkus.panache.common.Parameters;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The one place that asks "may this caller?". Whatever is not allowed here is denied. */
public final class Access {
    private Access() {}

    /** A thing that can be shared. */
    public interface Guarded {
        /** Whoever may do everything with it, besides administrators; null where nobody else may. */
        @Nullable
        UUID ownerId();

        Visibility visibility();

        /** As {@link Grant#text} writes them. */
        List<String> grants();
    }

    /** The condition that keeps a list to what the caller may use, over the columns {@code owner_id}, {@code visibility} and {@code grants}. */
    public static Sql usable(Caller caller) {
        return caller.isAdmin()
                ? Sql.of("true")
                : Sql.of(
                        "(owner_id = ? or visibility = 'public' or grants && ?::text[])",
                        caller.id(),
                        granted(caller, Permission.USE));
    }

    /**
     * The condition that keeps a list to what the caller may see inside, in HQL over {@code ownerId} and {@code grants}. It takes
     * {@link #parameters} of {@link Permission#READ}.
     */
    public static final String READABLE =
            "(:everything = true or ownerId = :me or cast(sql('? && cast(? as text[])', grants, :mine) as boolean) = true)";

    public static Parameters parameters(Caller caller, Permission permission) {
        return Parameters.with("me", caller.id())
                .and("everything", caller.isAdmin())
                .and("mine", granted(caller, permission));
    }

    /** With what the grants of a row are compared, to see whether they allow the caller so much. */
    public static String[] granted(Caller caller, Permission permission) {
        return Grant.atLeast(permission, caller.principals()).toArray(String[]::new);
    }

    public static Rights rights(Caller caller, Guarded thing) {
        if (caller.isAdmin() || caller.id().equals(thing.ownerId())) {
            return Rights.ALL;
        }
        var rights = thing.visibility() == Visibility.PUBLIC ? Rights.USE : Rights.NONE;
        return rights.or(granted(caller.principals().toList(), thing));
    }

    /** What the grants alone allow these. */
    public static Rights granted(List<Principal> principals, Guarded thing) {
        return thing.grants().stream()
                .flatMap(text -> Grant.parse(text).stream())
                .filter(grant -> principals.contains(grant.principal()))
                .map(grant -> grant.permission().rights())
                .reduce(Rights.NONE, Rights::or);
    }

    public static boolean mayShare(Caller caller, Guarded thing) {
        return caller.isAdmin() || caller.id().equals(thing.ownerId());
    }

    public static void requireAdmin(Caller caller) {
        if (!caller.isAdmin()) {
            throw new Fault.Forbidden("Only an administrator may do this.").asException();
        }
    }
}
