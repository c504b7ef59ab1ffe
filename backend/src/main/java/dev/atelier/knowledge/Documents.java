package dev.atelier.knowledge;

import dev.atelier.accounts.Access;
import dev.atelier.accounts.Caller;
import dev.atelier.accounts.Rights;
import dev.atelier.accounts.Settings;
import dev.atelier.knowledge.content.Contents;
import dev.atelier.knowledge.content.Texts;
import dev.atelier.knowledge.ingestion.Orders;
import dev.atelier.knowledge.text.ParsedText;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.http.Etag;
import dev.atelier.platform.http.Page;
import dev.atelier.platform.http.Precondition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Documents. Every method asks first whether the caller may; what a caller may not see inside does not exist for them. */
@ApplicationScoped
public class Documents {
    /** Of one file. */
    public static final long MOST_BYTES = 100L << 20;

    private static final String KIND = "document";

    private final Collections collections;
    private final DocumentRows rows;
    private final DocumentRights rights;
    private final Contents contents;
    private final Texts texts;
    private final Orders orders;
    private final Settings settings;

    Documents(
            Collections collections,
            DocumentRows rows,
            DocumentRights rights,
            Contents contents,
            Texts texts,
            Orders orders,
            Settings settings) {
        this.collections = collections;
        this.rows = rows;
        this.rights = rights;
        this.contents = contents;
        this.texts = texts;
        this.orders = orders;
        this.settings = settings;
    }

    /** A document with the tag of the caller's view of it. */
    public record Tagged(Document document, Etag etag) {}

    /** Those of a collection whose inside the caller may see, one page. */
    public Page<Document> list(Caller caller, UUID collection, DocumentQuery query) {
        var within = Access.rights(caller, collections.readable(caller, collection));
        var matching = query.matching(collection);
        var found = rows.list(query.page(matching));
        var shown = found.stream().limit(query.limit()).toList();
        var next = found.size() > query.limit()
                ? DocumentQuery.cursorAfter(shown.getLast()).text()
                : null;
        return new Page<>(shown.stream().map(row -> row.view(within)).toList(), next, rows.count(matching));
    }

    /** A folder of a collection. */
    @Schema(name = "DocumentFolder")
    public record Folder(String name, int documents) {}

    /** All that there is a document in. */
    public List<Folder> folders(Caller caller, UUID collection) {
        collections.readable(caller, collection);
        return rows.folders(collection);
    }

    /** Before what somebody brings is looked at: a collection that is not theirs to see does not exist, whatever is asked of it. */
    void requireChangeable(Caller caller, UUID collection) {
        collections.changeable(caller, collection);
    }

    /** Kept, and queued to be read. What is there already, the same under the same name and folder, is not added again. */
    @Transactional
    public Document add(Caller caller, UUID collection, Received received, String folder) {
        collections.changeable(caller, collection);
        return add(caller, new DocumentRows.Place(collection, folder, caller.id()), received);
    }

    /** One that belongs to whatever names it; who may is for whoever asks to know. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Document addLoose(Caller caller, Received received, String folder) {
        return add(caller, new DocumentRows.Place(null, folder, caller.id()), received);
    }

    private Document add(Caller caller, DocumentRows.Place place, Received received) {
        var kept = kept(received);
        var same = rows.same(place, kept);
        if (same.isPresent()) {
            return rows.find(same.get()).orElseThrow().view(Rights.ALL);
        }
        var id = rows.add(place, kept);
        refuseOverQuota(caller);
        orders.ingest(id);
        return rows.find(id).orElseThrow().view(Rights.ALL);
    }

    private Received.Kept kept(Received received) {
        return switch (received) {
            case Received.Sent(var name, var file, var size) -> {
                if (size > MOST_BYTES) {
                    throw new Fault.TooLarge(MOST_BYTES).asException();
                }
                yield new Received.Kept(name, MediaTypes.of(name), size, null, contents.keep(file));
            }
            case Received.Linked(var name, var url) -> new Received.Kept(name, MediaTypes.of(name), 0, url, null);
        };
    }

    private void refuseOverQuota(Caller caller) {
        var most = settings.quotas().bytes();
        if (!caller.isAdmin() && most > 0 && rows.bytes(caller.id()) > most) {
            throw new Fault.Conflict(
                            "quota-exceeded",
                            "%,d bytes are the most that one person may keep here. Delete documents that are not needed, or ask an administrator for more."
                                    .formatted(most))
                    .asException();
        }
    }

    public Tagged read(Caller caller, UUID id) {
        var row = readable(caller, id);
        return tagged(row, rights.of(caller, row));
    }

    /** Of these, those that the caller may see inside, in any order. */
    public List<Document> readable(Caller caller, Collection<UUID> ids) {
        var found = ids.isEmpty() ? List.<DocumentRow>of() : rows.find(ids);
        var may = rights.of(caller, found);
        return found.stream()
                .filter(row -> may.getOrDefault(row.id(), Rights.NONE).read())
                .map(row -> row.view(may.getOrDefault(row.id(), Rights.NONE)))
                .toList();
    }

    @Transactional
    public Tagged rename(
            Caller caller, UUID id, @Nullable String name, @Nullable String folder, Precondition precondition) {
        var row = writable(caller, id, precondition);
        rows.rename(
                id,
                name == null ? row.name() : Received.plain(name),
                folder == null ? row.folder() : Received.folder(folder));
        return read(caller, id);
    }

    /** Another content under the same id; the passages of the old one serve until the new ones are ready. */
    @Transactional
    public Tagged replace(Caller caller, UUID id, Received received, Precondition precondition) {
        writable(caller, id, precondition);
        rows.replace(id, kept(received));
        refuseOverQuota(caller);
        orders.ingest(id);
        return read(caller, id);
    }

    @Transactional
    public void delete(Caller caller, UUID id, Precondition precondition) {
        writable(caller, id, precondition);
        rows.delete(id);
    }

    /** Begins anew where it failed or was cancelled; else everything stays. */
    @Transactional
    public Tagged retry(Caller caller, UUID id) {
        writable(caller, id, Precondition.NONE);
        orders.retry(id);
        return read(caller, id);
    }

    /** Ends what is under way; what is over stays as it is. */
    @Transactional
    public Tagged cancel(Caller caller, UUID id) {
        writable(caller, id, Precondition.NONE);
        orders.cancel(id);
        return read(caller, id);
    }

    /** What is to be sent of a document. */
    public record Content(String name, String mediaType, byte[] digest) {}

    public Content content(Caller caller, UUID id) {
        var row = readable(caller, id);
        var digest = row.now().digest();
        if (digest == null) {
            throw new Fault.NotFound("content of the document", id.toString()).asException();
        }
        return new Content(row.name(), row.mediaType(), digest);
    }

    void write(Content content, OutputStream out) throws IOException {
        contents.write(content.digest(), out);
    }

    /** What was read out of it, and its passages are of: of the content before, while a new one is being worked on. */
    public ParsedText text(Caller caller, UUID id) {
        var shown = readable(caller, id).shownContent();
        var digest = shown.digest();
        var type = shown.mediaType();
        var text = digest == null || type == null ? Optional.<ParsedText>empty() : texts.of(digest, type);
        return text.orElseThrow(() -> new Fault.NotFound("text of the document", id.toString()).asException());
    }

    DocumentRow readable(Caller caller, UUID id) {
        return rows.find(id)
                .filter(found -> rights.of(caller, found).read())
                .orElseThrow(() -> new Fault.NotFound(KIND, id.toString()).asException());
    }

    private DocumentRow writable(Caller caller, UUID id, Precondition precondition) {
        var row = readable(caller, id);
        var may = rights.of(caller, row);
        if (!may.write()) {
            throw new Fault.Forbidden("You may see this document, but not change it.").asException();
        }
        if (!precondition.holds(row.etag(may))) {
            throw new Fault.Stale(KIND, id.toString()).asException();
        }
        return row;
    }

    private static Tagged tagged(DocumentRow row, Rights may) {
        return new Tagged(row.view(may), row.etag(may));
    }
}
