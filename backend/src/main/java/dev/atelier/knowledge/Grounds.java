package dev.atelier.knowledge;

import dev.atelier.accounts.Visibility;
import dev.atelier.platform.sql.Statements;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** What searches need of collections and documents, read without an object mapper, since every answer from documents begins with it. */
@Singleton
class Grounds {
    /** What a document gives that belongs to no collection, which would have settings. */
    private static final int K = 5;

    private final Statements sql;

    Grounds(Statements sql) {
        this.sql = sql;
    }

    /** Those that there are; what is no id is not there. */
    List<Ground> of(Collection<String> knowledgeIds, Collection<String> documentIds) {
        var collections = uuids(knowledgeIds);
        var documents = uuids(documentIds);
        return Stream.concat(
                        collections.length == 0
                                ? Stream.of()
                                : sql
                                        .list(
                                                Grounds::collection,
                                                "select id, scope, k, threshold, owner_id, visibility, grants from knowledge where id = any(?::uuid[])",
                                                (Object) collections)
                                        .stream(),
                        documents.length == 0
                                ? Stream.of()
                                : sql
                                        .list(
                                                Grounds::document,
                                                "select id, scope, owner_id from document where knowledge_id is null and id = any(?::uuid[])",
                                                (Object) documents)
                                        .stream())
                .toList();
    }

    /** A document as it may be shown. */
    record Named(UUID id, String name, Optional<UUID> knowledgeId, Ground ground) {}

    /** Documents by their ids, each with what decides who may see it. */
    Map<UUID, Named> documents(Collection<UUID> ids) {
        var found = new HashMap<UUID, Named>();
        if (ids.isEmpty()) {
            return found;
        }
        sql.list(Grounds::named, """
                select d.id as document_id, d.name, d.knowledge_id, coalesce(k.id, d.id) id, d.scope, coalesce(k.k, 0) k,
                    coalesce(k.threshold, 0) threshold, coalesce(k.owner_id, d.owner_id) owner_id,
                    coalesce(k.visibility, 'private') visibility, coalesce(k.grants, '{}') grants
                from document d left join knowledge k on k.id = d.knowledge_id where d.id = any(?::uuid[])""", (Object) ids.stream().map(UUID::toString).toArray(String[]::new))
                .forEach(document -> found.put(document.id(), document));
        return found;
    }

    private static Named named(ResultSet row) throws SQLException {
        var knowledge = Optional.ofNullable(row.getObject("knowledge_id", UUID.class));
        var ground = knowledge.isPresent() ? collection(row) : document(row);
        return new Named(row.getObject("document_id", UUID.class), row.getString("name"), knowledge, ground);
    }

    private static Ground collection(ResultSet row) throws SQLException {
        return new Ground(
                Ground.Kind.COLLECTION,
                row.getObject("id", UUID.class),
                row.getInt("scope"),
                row.getInt("k"),
                row.getDouble("threshold"),
                row.getObject("owner_id", UUID.class),
                Visibility.valueOf(row.getString("visibility").toUpperCase(Locale.ROOT)),
                Arrays.asList((String[]) row.getArray("grants").getArray()));
    }

    private static Ground document(ResultSet row) throws SQLException {
        return new Ground(
                Ground.Kind.DOCUMENT,
                row.getObject("id", UUID.class),
                row.getInt("scope"),
                K,
                0,
                row.getObject("owner_id", UUID.class),
                Visibility.PRIVATE,
                List.of());
    }

    private static String[] uuids(Collection<String> ids) {
        return ids.stream().filter(Grounds::isId).distinct().toArray(String[]::new);
    }

    private static boolean isId(String text) {
        return text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    }
}
