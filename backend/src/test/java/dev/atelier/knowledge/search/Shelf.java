package dev.atelier.knowledge.search;

import dev.atelier.knowledge.embedding.Embedders;
import dev.atelier.knowledge.index.Counting;
import dev.atelier.knowledge.index.EmbedderRows;
import dev.atelier.knowledge.index.Indexing;
import dev.atelier.knowledge.index.Settings;
import dev.atelier.knowledge.text.Block;
import dev.atelier.knowledge.text.ParsedText;
import dev.atelier.platform.sql.Statements;
import dev.atelier.testing.Api;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Documents that a test writes itself, each set of them in a scope of its own. */
@Singleton
public class Shelf {
    private static final Settings SETTINGS = new Settings(400, 0, null);

    private final Indexing indexing;
    private final Counting counting;
    private final Search search;
    private final Embedders embedders;
    private final EmbedderRows kinds;
    private final Statements sql;

    Shelf(
            Indexing indexing,
            Counting counting,
            Search search,
            Embedders embedders,
            EmbedderRows kinds,
            Statements sql) {
        this.indexing = indexing;
        this.counting = counting;
        this.search = search;
        this.embedders = embedders;
        this.kinds = kinds;
        this.sql = sql;
    }

    int scope() {
        return sql.list(row -> row.getInt(1), "select nextval('knowledge_scope')")
                .getFirst();
    }

    UUID add(int scope, String... paragraphs) {
        return add(scope, SETTINGS, paragraphs);
    }

    UUID add(int scope, Settings settings, String... paragraphs) {
        var id = row(scope);
        write(scope, id, settings, paragraphs);
        return id;
    }

    UUID row(int scope) {
        if (sql.list(row -> true, "select from account limit 1").isEmpty()) {
            Api.asAdministrator();
        }
        var id = UUID.randomUUID();
        sql.run("""
                insert into document (id, scope, owner_id, name, media_type, state, asked_at, created_at, updated_at)
                values (?, ?, (select id from account order by created_at limit 1), 'a.txt', 'text/plain', 'ready', now(), now(), now())""", id, scope);
        return id;
    }

    void write(int scope, UUID document, Settings settings, String... paragraphs) {
        indexing.index(scope, document, text(paragraphs), settings, (done, total) -> {});
    }

    private static ParsedText text(String... paragraphs) {
        var blocks = Stream.of(paragraphs).map(text -> Block.paragraph(text, 1)).toList();
        return new ParsedText(null, blocks, 1);
    }

    void write(int scope, UUID document, String... paragraphs) {
        write(scope, document, SETTINGS, paragraphs);
    }

    void cancelled(int scope, UUID document, String text) {
        indexing.index(scope, document, text(text), SETTINGS, (done, total) -> {
            throw new CancellationException();
        });
    }

    /** A collection of a person's with one document for each text, named {@code 1.txt} and so on. */
    public String collection(Api.Person owner, String... texts) {
        var id = UUID.randomUUID();
        sql.run("""
                insert into knowledge (id, name, chunk_size, overlap, k, threshold, owner_id, created_at, updated_at)
                values (?, 'Harbour', 400, 0, 5, 0, ?::uuid, now(), now())""", id, owner.id());
        var scope = sql.list(row -> row.getInt(1), "select scope from knowledge where id = ?", id)
                .getFirst();
        for (var i = 0; i < texts.length; i++) {
            var document = row(scope);
            sql.run("update document set knowledge_id = ?, name = ? where id = ?", id, (i + 1) + ".txt", document);
            write(scope, document, texts[i]);
        }
        return id.toString();
    }

    /** From now on these may do something with it, as {@code user:<id>=use}; nobody else, besides its owner. */
    public void grant(String collection, String... grants) {
        sql.run("update knowledge set grants = ?::text[] where id = ?::uuid", grants, collection);
    }

    public void own(String collection, Api.Person owner) {
        sql.run("update knowledge set owner_id = ?::uuid where id = ?::uuid", owner.id(), collection);
    }

    /** How often progress is told. */
    int steps(int scope, String text) {
        var steps = new AtomicInteger();
        indexing.index(scope, row(scope), text(text), SETTINGS, (done, total) -> steps.incrementAndGet());
        return steps.get();
    }

    /** Asked as a large scope is. */
    List<String> foundByIndex(int scope, String question) {
        var kind = kinds.all().getFirst();
        var near = new Candidates.Near(kind, embedders.ofQuestion(null, question), false);
        return search.find(new SearchQuery(question, Map.of(scope, 0.0), 5), List.of(near)).stream()
                .map(FoundPassage::text)
                .toList();
    }

    void forget(UUID document) {
        QuarkusTransaction.requiringNew().run(() -> indexing.forget(document));
    }

    void delete(UUID document) {
        sql.run("delete from document where id = ?", document);
    }

    void count() {
        QuarkusTransaction.requiringNew().run(counting::count);
    }

    long postings(int scope) {
        return sql.list(row -> row.getLong(1), "select count(*) from posting where scope = ?", scope)
                .getFirst();
    }

    List<String> find(int scope, String question) {
        return found(scope, question).stream().map(FoundPassage::text).toList();
    }

    List<FoundPassage> found(int scope, String question) {
        return search.find(new SearchQuery(question, Map.of(scope, 0.0), 5));
    }
}
