package dev.atelier.accounts;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.atelier.platform.http.Cursor;
import dev.atelier.platform.http.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** People and groups to whom something can be granted, for everybody who shares. */
@ApplicationScoped
public class Principals {
    private static final String ALL = """
            (select 'user' as kind, id, name, email, lower(name) as sorted from account where role <> 'pending'
             union all select 'group', id, name, null, lower(name) from account_group) p
            where (sorted like :q escape '\\' or :by_email and lower(email) like :q escape '\\')
            """;

    private final EntityManager database;
    private final AccountRepository accounts;

    Principals(EntityManager database, AccountRepository accounts) {
        this.database = database;
        this.accounts = accounts;
    }

    /** @param principal {@code user:<id>} or {@code group:<id>}; @param email for administrators only */
    @Schema(name = "Principal")
    public record View(
            String principal,
            String name,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String email) {}

    /** By name; administrators find people by e-mail too. */
    @Transactional
    public Page<View> search(Caller caller, @Nullable String q, int limit, @Nullable String cursorText) {
        var cursor = Cursor.parse(cursorText, 2);
        Map<String, Object> asked = Map.of("q", pattern(q), "by_email", caller.isAdmin());
        var query = database.createNativeQuery("select kind, id, name, email from " + ALL + """
                and (sorted, kind || ':' || id) > (:name, :principal) order by sorted, kind || ':' || id limit :most
                """, Tuple.class);
        asked.forEach(query::setParameter);
        @SuppressWarnings("unchecked")
        List<Tuple> rows = query.setParameter(
                        "name", cursor == null ? "" : cursor.keys().getFirst())
                .setParameter("principal", cursor == null ? "" : cursor.keys().getLast())
                .setParameter("most", limit + 1)
                .getResultList();
        var items = rows.stream().limit(limit).map(row -> view(caller, row)).toList();
        return new Page<>(items, rows.size() > limit ? cursorAfter(items.getLast()) : null, count(asked));
    }

    private long count(Map<String, Object> asked) {
        var query = database.createNativeQuery("select count(*) from " + ALL, Long.class);
        asked.forEach(query::setParameter);
        return ((Number) query.getSingleResult()).longValue();
    }

    private static View view(Caller caller, Tuple row) {
        return new View(
                row.get(0, String.class) + ":" + row.get(1, UUID.class),
                row.get(2, String.class),
                caller.isAdmin() ? row.get(3, String.class) : null);
    }

    private static String cursorAfter(View view) {
        return new Cursor(List.of(view.name().toLowerCase(Locale.ROOT), view.principal())).text();
    }

    private static String pattern(@Nullable String q) {
        var text = q == null ? "" : q.strip().toLowerCase(Locale.ROOT);
        return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    /** The names of those that are here, in one query. */
    @Transactional
    public Map<Principal, String> names(Collection<Principal> principals) {
        if (principals.isEmpty()) {
            return Map.of();
        }
        @SuppressWarnings("unchecked")
        List<Tuple> rows = database.createNativeQuery("""
                        select 'user', id, name from account where id = any(?1)
                        union all select 'group', id, name from account_group where id = any(?2)
                        """, Tuple.class)
                .setParameter(1, ids(principals, Principal.Kind.USER))
                .setParameter(2, ids(principals, Principal.Kind.GROUP))
                .getResultList();
        var names = new HashMap<Principal, String>();
        for (var row : rows) {
            var id = row.get(1, UUID.class);
            var principal = row.get(0, String.class).equals("user") ? Principal.user(id) : Principal.group(id);
            names.put(principal, row.get(2, String.class));
        }
        return names;
    }

    /** These people as if they were calling, in one query: to ask what they may. */
    @Transactional
    public Map<UUID, Caller> people(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return accounts.list("from AccountEntity a left join fetch a.groups where a.id in ?1", ids).stream()
                .collect(Collectors.toMap(account -> account.id, account -> Accounts.caller(account, null)));
    }

    private static UUID[] ids(Collection<Principal> principals, Principal.Kind kind) {
        return principals.stream()
                .filter(principal -> principal.kind() == kind)
                .map(Principal::id)
                .distinct()
                .toArray(UUID[]::new);
    }
}
