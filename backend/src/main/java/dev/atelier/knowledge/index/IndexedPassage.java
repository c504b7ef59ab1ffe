package dev.atelier.knowledge.index;

import dev.atelier.knowledge.splitting.Passage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** @param digest of what is embedded: the beginning of its SHA-256, long enough that no two texts share one */
record IndexedPassage(Passage passage, UUID digest) {
    static IndexedPassage of(Passage passage) {
        try {
            var bytes = MessageDigest.getInstance("SHA-256")
                    .digest(passage.searched().getBytes(StandardCharsets.UTF_8));
            var begin = ByteBuffer.wrap(bytes);
            return new IndexedPassage(passage, new UUID(begin.getLong(), begin.getLong()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
