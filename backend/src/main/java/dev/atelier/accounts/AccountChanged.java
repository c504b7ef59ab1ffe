package dev.atelier.accounts;

import java.util.UUID;

/** Told once an account's role, sessions or keys are others than before, or the account is gone. */
public record AccountChanged(UUID accountId) {}
