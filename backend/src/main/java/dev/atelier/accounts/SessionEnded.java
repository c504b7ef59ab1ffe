package dev.atelier.accounts;

/**
 * Told once a session is dead in the database.
 *
 * @param sessionHash as {@link Caller#session}
 */
public record SessionEnded(String sessionHash) {}
