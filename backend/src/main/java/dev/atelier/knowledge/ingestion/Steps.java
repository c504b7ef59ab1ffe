package dev.atelier.knowledge.ingestion;

import dev.atelier.accounts.Settings;
import dev.atelier.knowledge.content.Contents;
import dev.atelier.knowledge.content.Texts;
import dev.atelier.knowledge.index.IndexProgress;
import dev.atelier.knowledge.index.Indexing;
import dev.atelier.knowledge.parsing.Parsed;
import dev.atelier.knowledge.parsing.Parsing;
import dev.atelier.knowledge.text.ParsedText;
import dev.atelier.knowledge.text.Refusal;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/** What is done to a document, step by step: fetched where it is an address, read where nobody has read the same, cut and embedded. */
@Singleton
class Steps {
    private static final String KILLED =
            "The process that read it was killed twice. Try again; if that does not help, it is a document that cannot be read here.";

    private static final String QUOTA =
            "With it you would keep more than the %,d bytes that one person may keep here. Delete documents that are not needed, or ask an administrator for more.";

    private final IngestionRows rows;
    private final Contents contents;
    private final Texts texts;
    private final Parsing parsing;
    private final Fetching fetching;
    private final Indexing indexing;
    private final Settings settings;

    Steps(
            IngestionRows rows,
            Contents contents,
            Texts texts,
            Parsing parsing,
            Fetching fetching,
            Indexing indexing,
            Settings settings) {
        this.rows = rows;
        this.contents = contents;
        this.texts = texts;
        this.parsing = parsing;
        this.fetching = fetching;
        this.indexing = indexing;
        this.settings = settings;
    }

    /** A content of a kind. */
    record Source(byte[] digest, String mediaType) {}

    Source source(IngestionRows.Claimed document) throws IOException {
        var digest = document.digest();
        if (digest != null) {
            return new Source(digest, document.mediaType());
        }
        var file = Files.createTempFile("atelier-document-", null);
        try {
            var url = String.valueOf(document.sourceUrl());
            var said = fetching.fetch(url, file);
            var type = said.isEmpty() ? document.mediaType() : said;
            var kept = QuarkusTransaction.requiringNew().call(() -> kept(document, file, type));
            return new Source(kept, type);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private byte[] kept(IngestionRows.Claimed document, Path file, String type) throws IOException {
        var digest = contents.keep(file);
        requireMine(rows.fetched(document.id(), digest, type, Files.size(file)));
        var most = settings.quotas().bytes();
        if (most > 0 && rows.isOverQuota(document.id(), most)) { // how much comes from an address is known only now
            throw new StuckException(Refusal.QUOTA_EXCEEDED, QUOTA.formatted(most));
        }
        return digest;
    }

    /** @param begun is given what stops the reading */
    ParsedText text(IngestionRows.Claimed document, Source source, Consumer<Runnable> begun) throws IOException {
        var known = texts.of(source.digest(), source.mediaType());
        if (known.isPresent()) {
            return known.get();
        }
        var file = Files.createTempFile("atelier-document-", null);
        try {
            try (var out = Files.newOutputStream(file)) {
                contents.write(source.digest(), out);
            }
            return switch (parsing.parse(file, document.name(), begun)) {
                case Parsed.Text(var text) -> {
                    texts.keep(source.digest(), source.mediaType(), text);
                    yield text;
                }
                case Parsed.Refused(var refusal) -> throw new StuckException(refusal, null);
                case Parsed.Killed() -> throw new StuckException(Refusal.FAILED, KILLED);
                case Parsed.Stopped() -> throw new CancellationException();
            };
        } finally {
            Files.deleteIfExists(file);
        }
    }

    void index(IngestionRows.Claimed document, Source source, ParsedText text, IndexProgress progress) {
        requireMine(rows.embedding(document.id(), text.pages()));
        var passages = indexing.index(document.scope(), document.id(), text, document.settings(), progress);
        if (passages == 0) {
            throw new StuckException(Refusal.EMPTY, null);
        }
        rows.indexed(document.id(), source.digest(), source.mediaType(), passages);
        rows.ready(document.id());
    }

    private static void requireMine(boolean mine) {
        if (!mine) {
            throw new CancellationException();
        }
    }
}
