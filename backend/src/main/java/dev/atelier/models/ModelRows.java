package dev.atelier.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.atelier.accounts.Access;
import dev.atelier.accounts.Caller;
import dev.atelier.accounts.Visibility;
import dev.atelier.platform.json.Json;
import dev.atelier.platform.sql.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Models as lists and answers show them, read without a transaction or an object mapper, which would cost more than the reading: see
 * {@code docs/decisions/0010-reads-in-plain-sql.md}. What is written goes through {@link ModelRepository}.
 */
@Singleton
class ModelRows {
    /** What the selector needs. What is empty comes as null, which is cheaper to read than an empty list. */
    private static final String OUTSIDE = """
            select id, kind, name, description, base_model_id, nullif(fallback_ids, '{}') fallback_ids,
                nullif(suggestions, '[]') suggestions, greeting, nullif(capabilities, '{}') capabilities, nullif(tags, '{}') tags,
                hidden, enabled, visibility, nullif(grants, '{}') grants, avatar_hash, owner_id""";

    private static final String INSIDE = """
            , system_prompt, nullif(params, '{}') params, nullif(examples, '[]') examples,
                nullif(knowledge_ids, '{}') knowledge_ids, nullif(document_ids, '{}') document_ids, nullif(tool_ids, '{}') tool_ids,
                nullif(filter_ids, '{}') filter_ids, nullif(action_ids, '{}') action_ids, version, revision, created_at, updated_at,
                (select name from account where account.id = owner_id) owner_name,
                base_model_id = any (array(select id from model where kind = 'base' and visibility = 'private')) on_restricted""";

    private static final String RUN = """
            , system_prompt, nullif(params, '{}') params, nullif(examples, '[]') examples,
                nullif(knowledge_ids, '{}') knowledge_ids, nullif(document_ids, '{}') document_ids, nullif(tool_ids, '{}') tool_ids,
                nullif(filter_ids, '{}') filter_ids, nullif(action_ids, '{}') action_ids,
                array_remove(fallback_ids || base_model_id, null)
                    && array(select id from model where kind = 'base' and visibility = 'private') on_restricted""";

    private static final String FROM = " from model where";
    private static final String RUNNABLE = "kind = 'workspace' and enabled and base_model_id is not null and";
    private static final String SELECTABLE = "not hidden and " + RUNNABLE;

    private static final TypeReference<Map<String, Object>> PARAMS = new TypeReference<>() {};
    private static final TypeReference<List<Suggestion>> SUGGESTIONS = new TypeReference<>() {};
    private static final TypeReference<List<Example>> EXAMPLES = new TypeReference<>() {};
    private static final TypeReference<Map<String, Boolean>> CAPABILITIES = new TypeReference<>() {};

    private final DataSource database;

    ModelRows(DataSource database) {
        this.database = database;
    }

    /**
     * A row with what its view needs from other tables.
     *
     * @param onRestricted whether its base model is one that not everybody may use
     */
    record Shown(ModelEntity model, String ownerName, boolean onRestricted) {}

    Optional<Shown> workspace(String id) {
        return list(
                        Sql.of(OUTSIDE + INSIDE + FROM + " id = ? and kind = 'workspace'", ModelIds.normal(id)),
                        ModelRows::shown)
                .stream()
                .findFirst();
    }

    /**
     * What is kept under an id that somebody wants to run.
     *
     * @param settings of the base model of that id
     * @param isOnRestricted whether one of them runs on a base model that not everybody may use
     */
    record Found(@Nullable ModelEntity workspace, @Nullable ModelEntity settings, boolean isOnRestricted) {
        static final Found NOTHING = new Found(null, null, false);
    }

    /** By id; one that is not kept is missing. */
    Map<String, Found> found(Set<String> ids) {
        var asked = ids.stream()
                .flatMap(id -> Stream.of(id, ModelIds.normal(id)))
                .distinct()
                .toArray(String[]::new);
        var rows =
                list(Sql.of(OUTSIDE + RUN + FROM + " id = any (?::text[])", (Object) asked), ModelRows::toRun).stream()
                        .collect(Collectors.toMap(row -> row.model().id, row -> row));
        return ids.stream().collect(Collectors.toMap(id -> id, id -> found(id, rows)));
    }

    private static Found found(String id, Map<String, ToRun> rows) {
        var workspace = Optional.ofNullable(rows.get(ModelIds.normal(id)))
                .filter(row -> row.model().kind == ModelKind.WORKSPACE);
        var settings = Optional.ofNullable(rows.get(id)).filter(row -> row.model().kind == ModelKind.BASE);
        var isOnRestricted =
                Stream.of(workspace, settings).flatMap(Optional::stream).anyMatch(ToRun::isOnRestricted);
        return new Found(
                workspace.map(ToRun::model).orElse(null),
                settings.map(ToRun::model).orElse(null),
                isOnRestricted);
    }

    private record ToRun(ModelEntity model, boolean isOnRestricted) {}

    private static ToRun toRun(ResultSet row) throws SQLException, JsonProcessingException {
        var model = outside(row);
        model.systemPrompt = row.getString("system_prompt");
        model.params = json(row.getString("params"), PARAMS, Map.of());
        model.examples = json(row.getString("examples"), EXAMPLES, List.of());
        model.knowledgeIds = texts(row, "knowledge_ids");
        model.documentIds = texts(row, "document_ids");
        model.toolIds = texts(row, "tool_ids");
        model.filterIds = texts(row, "filter_ids");
        model.actionIds = texts(row, "action_ids");
        return new ToRun(model, row.getBoolean("on_restricted"));
    }

    List<Shown> list(Sql condition) {
        return list(Sql.of(OUTSIDE + INSIDE + FROM).then(condition), ModelRows::shown);
    }

    long count(Sql condition) {
        return list(Sql.of("select count(*)" + FROM).then(condition), row -> row.getLong(1))
                .getFirst();
    }

    /** What the caller may use on these base models, without what is inside. */
    List<ModelEntity> on(Caller caller, String[] baseModelIds) {
        return list(
                Sql.of(OUTSIDE + FROM + " kind = 'workspace' and base_model_id = any (?::text[]) and", (Object)
                                baseModelIds)
                        .then(Access.usable(caller)),
                ModelRows::outside);
    }

    /** What the selector may show of workspace models, without what is inside: on, not hidden, with a base, and the caller's to use. */
    List<ModelEntity> selectable(Caller caller) {
        return list(Sql.of(OUTSIDE + FROM).then(SELECTABLE).then(Access.usable(caller)), ModelRows::outside);
    }

    /** The same with the hidden ones, which still answer by their id. */
    List<ModelEntity> runnable(Caller caller) {
        return list(Sql.of(OUTSIDE + FROM).then(RUNNABLE).then(Access.usable(caller)), ModelRows::outside);
    }

    /** The settings of all base models that have some, without what is inside. */
    List<ModelEntity> settings() {
        return list(Sql.of(OUTSIDE + FROM + " kind = 'base'"), ModelRows::outside);
    }

    /** The base models that the caller may not use. */
    Set<String> closedBases(Caller caller) {
        return list(Sql.of(OUTSIDE + FROM + " kind = 'base' and visibility = 'private'"), ModelRows::outside).stream()
                .filter(base -> !Access.rights(caller, base).use())
                .map(base -> base.id)
                .collect(Collectors.toSet());
    }

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException, JsonProcessingException;
    }

    private <T> List<T> list(Sql sql, Reader<T> reader) {
        try (var connection = database.getConnection();
                var statement = sql.prepare(connection);
                var rows = statement.executeQuery()) {
            var found = new ArrayList<T>();
            while (rows.next()) {
                found.add(reader.read(rows));
            }
            return found;
        } catch (SQLException | JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static Shown shown(ResultSet row) throws SQLException, JsonProcessingException {
        var model = outside(row);
        model.systemPrompt = row.getString("system_prompt");
        model.params = json(row.getString("params"), PARAMS, Map.of());
        model.examples = json(row.getString("examples"), EXAMPLES, List.of());
        model.knowledgeIds = texts(row, "knowledge_ids");
        model.documentIds = texts(row, "document_ids");
        model.toolIds = texts(row, "tool_ids");
        model.filterIds = texts(row, "filter_ids");
        model.actionIds = texts(row, "action_ids");
        model.version = row.getInt("version");
        model.revision = row.getLong("revision");
        model.createdAt = row.getObject("created_at", OffsetDateTime.class).toInstant();
        model.updatedAt = row.getObject("updated_at", OffsetDateTime.class).toInstant();
        return new Shown(model, row.getString("owner_name"), row.getBoolean("on_restricted"));
    }

    private static ModelEntity outside(ResultSet row) throws SQLException, JsonProcessingException {
        var model = new ModelEntity();
        model.id = row.getString("id");
        model.kind = ModelKind.of(row.getString("kind"));
        model.name = row.getString("name");
        model.description = row.getString("description");
        model.baseModelId = row.getString("base_model_id");
        model.fallbackIds = texts(row, "fallback_ids");
        model.suggestions = json(row.getString("suggestions"), SUGGESTIONS, List.of());
        model.greeting = row.getString("greeting");
        model.capabilities = json(row.getString("capabilities"), CAPABILITIES, Map.of());
        model.tags = texts(row, "tags");
        model.hidden = row.getBoolean("hidden");
        model.enabled = row.getBoolean("enabled");
        model.visibility = Visibility.of(row.getString("visibility"));
        model.grants = texts(row, "grants");
        model.avatarHash = row.getString("avatar_hash");
        model.ownerId = row.getObject("owner_id", UUID.class);
        return model;
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        var array = row.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    private static <T> T json(@Nullable String text, TypeReference<T> type, T empty) throws JsonProcessingException {
        return text == null ? empty : Json.mapper().readValue(text, type);
    }
}
