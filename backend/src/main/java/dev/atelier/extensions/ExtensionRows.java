package dev.atelier.extensions;

import dev.atelier.platform.json.Json;
import dev.atelier.platform.sql.Sql;
import dev.atelier.platform.sql.Statements;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Extensions in plain SQL. Built-in ones are read with the others, whether they have a row or not: to whoever asks there is one list.
 * PostgreSQL makes rows of JSON and JSON of rows, so that a column is named once here and once in {@link ExtensionRow}.
 */
@Singleton
class ExtensionRows {
    private static final String ALL = """
            from (select * from extension union all
                  select b.* from jsonb_populate_recordset(null::extension, ?::jsonb) b
                  where not exists (select 1 from extension e where e.id = b.id)) e
            where""";

    /** All that can change. */
    private static final String COLUMNS =
            "name, description, enabled, visibility, grants, owner_id, version, updated_at,"
                    + " definition, settings_schema, settings, secrets, secret_names, state, checked_at, problem, tools, disabled_tools, ask,"
                    + " priority, for_all, switchable, on_by_default, on_failure, icon";

    private final Statements statements;
    private final Builtins builtins;

    ExtensionRows(Statements statements, Builtins builtins) {
        this.statements = statements;
        this.builtins = builtins;
    }

    /** @param matching a condition, with what follows it */
    List<ExtensionRow> list(Sql matching) {
        return statements.list(
                Sql.of("select to_jsonb(e)::text " + ALL, builtins.rows()).then(matching),
                row -> builtins.current(Json.read(row.getString(1), ExtensionRow.class)));
    }

    long count(Sql matching) {
        return statements
                .list(Sql.of("select count(*) " + ALL, builtins.rows()).then(matching), row -> row.getLong(1))
                .getFirst();
    }

    Optional<ExtensionRow> one(String id) {
        return list(Sql.of("id = ?", id)).stream().findFirst();
    }

    List<ExtensionRow> these(List<String> ids) {
        return list(Sql.of("id = any (?::text[])", (Object) ids.toArray(String[]::new)));
    }

    /** Whether it was added: false where there is one with its id. */
    boolean add(ExtensionRow row) {
        return statements.run(
                        "insert into extension select * from jsonb_populate_record(null::extension, ?::jsonb) on conflict (id) do nothing",
                        text(row))
                == 1;
    }

    /** Whether it was written: false where it has changed since this revision, or is gone. A built-in one gets its row here. */
    boolean write(ExtensionRow row) {
        if (row.isBuiltin() && row.revision() == 0 && add(row)) {
            return true;
        }
        return statements.run(
                        "update extension set (" + COLUMNS + ", revision) = (select " + COLUMNS
                                + ", revision + 1 from jsonb_populate_record(null::extension, ?::jsonb)) where id = ? and revision = ?",
                        text(row),
                        row.id(),
                        row.revision())
                == 1;
    }

    /** Keeps what was found of it, unless it was changed meanwhile. No change that anybody made: its revision stays. */
    void found(ExtensionRow row, Inspection found, Instant at) {
        var tools = found.state() == ExtensionState.OK
                ? new String(
                        Json.bytes(found.tools().stream()
                                .map(ExtensionRow.FoundTool::of)
                                .toList()),
                        StandardCharsets.UTF_8)
                : null;
        statements.run(
                "update extension set state = ?, checked_at = ?, problem = ?, tools = coalesce(?::jsonb, tools),"
                        + " settings_schema = coalesce(?::jsonb, settings_schema) where id = ? and revision = ?",
                found.state().word(),
                at.atOffset(ZoneOffset.UTC),
                found.problem().map(text -> text.replace("\0", "")).orElse(null),
                tools,
                found.settingsSchema()
                        .map(schema -> schema.toString().replace("\\u0000", ""))
                        .orElse(null),
                row.id(),
                row.revision());
    }

    void delete(String id) {
        statements.run("delete from extension where id = ?", id);
        statements.run("delete from extension_call where extension_id = ?", id);
    }

    private static String text(ExtensionRow row) {
        return new String(Json.bytes(row), StandardCharsets.UTF_8);
    }
}
