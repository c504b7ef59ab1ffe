package dev.atelier.extensions;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.atelier.platform.sql.Sql;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What models offer to who chats with them: filters that can be switched, actions under their answers. Blocks. */
@Singleton
public class Offered {
    private final ExtensionRows rows;

    Offered(ExtensionRows rows) {
        this.rows = rows;
    }

    /** A filter that can be switched. @param on whether it is where nobody says */
    @Schema(name = "OfferedFilter")
    public record Switch(String id, String name, boolean on) {}

    /** An action under an answer. */
    @Schema(name = "OfferedAction")
    public record Button(
            String id,
            String name,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String icon) {}

    /** Those of many models, read at once. */
    public Menu menu(Collection<String> ids) {
        var matching =
                Sql.of("enabled and (id = any (?::text[]) or kind = 'filter' and for_all and switchable)", (Object)
                        ids.toArray(String[]::new));
        return new Menu(rows.list(matching).stream().collect(Collectors.toMap(ExtensionRow::id, Function.identity())));
    }

    /** Extensions that are on, by id. */
    public static final class Menu {
        private final Map<String, ExtensionRow> rows;

        private Menu(Map<String, ExtensionRow> rows) {
            this.rows = rows;
        }

        /** Those that a model names, and those for all, in the order in which they run. */
        public List<Switch> filters(List<String> named) {
            return rows.values().stream()
                    .filter(row -> row.kind() == ExtensionKind.FILTER && row.switchable())
                    .filter(row -> row.forAll() || named.contains(row.id()))
                    .sorted(FilterOptions.inOrder(ExtensionRow::priority, ExtensionRow::name, ExtensionRow::id))
                    .map(row -> new Switch(row.id(), row.name(), row.onByDefault()))
                    .toList();
        }

        /** In the order in which the model names them. */
        public List<Button> actions(List<String> named) {
            return named.stream()
                    .map(rows::get)
                    .filter(row -> row != null && row.kind() == ExtensionKind.ACTION)
                    .map(row -> new Button(row.id(), row.name(), row.icon()))
                    .toList();
        }
    }
}
