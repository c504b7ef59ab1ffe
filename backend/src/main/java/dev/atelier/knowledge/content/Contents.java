package dev.atelier.knowledge.content;

import dev.atelier.platform.digest.Sha256;
import dev.atelier.platform.sql.Statements;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bytes of documents. What is the same is kept once, in pieces, so that nobody holds a whole file in memory. */
@ApplicationScoped
public class Contents {
    private static final int PIECE = 1 << 20;

    private final Statements statements;

    Contents(Statements statements) {
        this.statements = statements;
    }

    /** Part of the transaction that writes the document of it. @return its digest */
    @Transactional(Transactional.TxType.MANDATORY)
    public byte[] keep(Path file) {
        try {
            var digest = Sha256.of(file);
            var isNew = statements.run(
                            "insert into document_content (digest, size, created_at) values (?, ?, now()) on conflict do nothing",
                            digest,
                            Files.size(file))
                    > 0;
            if (isNew) {
                pieces(digest, file);
            } else { // and it stays at least until the end of the transaction
                statements.list(
                        row -> true, "select 1 from document_content where digest = ? for key share", (Object) digest);
            }
            return digest;
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private void pieces(byte[] digest, Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var n = 0;
            for (var piece = in.readNBytes(PIECE); piece.length > 0; piece = in.readNBytes(PIECE)) {
                statements.run("insert into document_piece (digest, n, bytes) values (?, ?, ?)", digest, n++, piece);
            }
        }
    }

    /** One piece at a time. */
    public void write(byte[] digest, OutputStream out) throws IOException {
        for (var n = 0; ; n++) {
            var piece = statements.first(
                    row -> row.getBytes(1), "select bytes from document_piece where digest = ? and n = ?", digest, n);
            if (piece.isEmpty()) {
                return;
            }
            out.write(piece.get());
        }
    }

    /** What no document holds any more, nor is about to. */
    @Scheduled(every = "1h", delayed = "4m")
    @Transactional
    public void sweep() {
        statements.run("""
                delete from document_content where digest in (
                    select digest from document_content c
                    where not exists (select 1 from document where digest = c.digest)
                      and not exists (select 1 from document where indexed_digest = c.digest)
                    for update skip locked)""");
    }
}
