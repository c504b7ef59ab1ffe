package dev.atelier.knowledge.index;

import dev.atelier.knowledge.splitting.Passage;
import dev.atelier.platform.digest.Sha256;
import java.nio.ByteBuffer;
import java.util.UUID;

/** @param digest of what is embedded: the beginning of its SHA-256, long enough that no two texts share one */
record IndexedPassage(Passage passage, UUID digest) {
    static IndexedPassage of(Passage passage) {
        var begin = ByteBuffer.wrap(Sha256.of(passage.searched()));
        return new IndexedPassage(passage, new UUID(begin.getLong(), begin.getLong()));
    }
}
