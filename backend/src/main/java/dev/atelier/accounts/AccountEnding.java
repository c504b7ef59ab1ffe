package dev.atelier.accounts;

import java.util.UUID;

/**
 * An account is about to be deleted; fired within the transaction, so that what belongs to it can be handed over.
 *
 * @param heir the administrator who deletes it
 */
public record AccountEnding(UUID account, UUID heir) {}
