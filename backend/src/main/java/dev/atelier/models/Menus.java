package dev.atelier.models;

import dev.atelier.extensions.Offered;
import dev.atelier.platform.sql.Statements;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Adds to entries of the selector what their models offer: one read for a page of them, none where only a summary is wanted. */
@Singleton
class Menus {
    private static final String NAMED = """
            select id, filter_ids, action_ids from model
            where id = any (?::text[]) and (filter_ids <> '{}' or action_ids <> '{}')""";

    private final Statements statements;
    private final Offered offered;

    Menus(Statements statements, Offered offered) {
        this.statements = statements;
        this.offered = offered;
    }

    private record Named(String id, List<String> filters, List<String> actions) {
        static final Named NOTHING = new Named("", List.of(), List.of());
    }

    List<CatalogEntry> with(List<CatalogEntry> entries) {
        Map<String, Named> named = statements
                .list(
                        row -> new Named(row.getString(1), texts(row.getArray(2)), texts(row.getArray(3))),
                        NAMED,
                        (Object) entries.stream().map(CatalogEntry::id).toArray(String[]::new))
                .stream()
                .collect(Collectors.toMap(Named::id, Function.identity()));
        var menu = offered.menu(named.values().stream()
                .flatMap(one -> Stream.concat(one.filters().stream(), one.actions().stream()))
                .distinct()
                .toList());
        return entries.stream()
                .map(entry -> {
                    var its = named.getOrDefault(entry.id(), Named.NOTHING);
                    return entry.offering(menu.filters(its.filters()), menu.actions(its.actions()));
                })
                .toList();
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
