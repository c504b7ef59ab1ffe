package dev.atelier.platform.secrets;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Seals secrets for storage: AES-256-GCM, a random nonce of 96 bits each (NIST SP 800-38D). A sealed secret is bound to what it is
 * for, so that it cannot be moved to another row. Layout: version (1), nonce (12), ciphertext with tag.
 */
@Singleton
public class Vault {
    private static final byte VERSION = 1;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretsConfig config;
    private volatile @Nullable SecretKey key;

    public Vault(SecretsConfig config) {
        this.config = config;
    }

    /** @param purpose what the secret is for, such as {@code connection:<id>}; needed again to open it */
    public byte[] seal(String secret, String purpose) {
        var nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, nonce, purpose).doFinal(secret.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.allocate(1 + NONCE + sealed.length)
                    .put(VERSION)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Empty where it was sealed with another key, for another purpose, or is damaged. */
    public Optional<String> open(byte[] sealed, String purpose) {
        if (sealed.length < 1 + NONCE || sealed[0] != VERSION) {
            return Optional.empty();
        }
        var nonce = new byte[NONCE];
        System.arraycopy(sealed, 1, nonce, 0, NONCE);
        try {
            var secret =
                    cipher(Cipher.DECRYPT_MODE, nonce, purpose).doFinal(sealed, 1 + NONCE, sealed.length - 1 - NONCE);
            return Optional.of(new String(secret, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException lost) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String purpose) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    /** Read when it is first needed: a server that stores no secret needs no key. */
    private synchronized SecretKey key() {
        var known = key;
        if (known == null) {
            var bytes = config.secretKey()
                    .map(given -> SecretKeyFile.decode(given.strip(), "ATELIER_SECRET_KEY"))
                    .orElseGet(() -> new SecretKeyFile(config.data()).read());
            known = new SecretKeySpec(bytes, "AES");
            key = known;
        }
        return known;
    }
}
