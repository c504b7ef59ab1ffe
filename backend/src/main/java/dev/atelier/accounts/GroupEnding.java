package dev.atelier.accounts;

import java.util.UUID;

/** A group is about to be deleted; fired within the transaction, so that what was granted to it goes with it. */
public record GroupEnding(UUID group) {}
