package dev.atelier.accounts;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Slow hashes of passwords: Argon2id with 19 MiB, two passes, one lane (OWASP's password storage cheat sheet). */
@Singleton
class Passwords {
    private static final Argon2Function ARGON2 = Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);

    /** Bounds the memory that simultaneous sign-ins take. */
    private final Semaphore turns = new Semaphore(4);

    private final String nobody = hash(Secret.random());

    String hash(String password) {
        turns.acquireUninterruptibly();
        try {
            return Password.hash(password).addRandomSalt(16).with(ARGON2).getResult();
        } finally {
            turns.release();
        }
    }

    /** Takes the same time where there is no such account, or one without a password. */
    boolean matches(String password, @Nullable String hash) {
        turns.acquireUninterruptibly();
        try {
            return Password.check(password, hash == null ? nobody : hash).with(ARGON2) && hash != null;
        } finally {
            turns.release();
        }
    }
}
