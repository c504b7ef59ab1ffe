package dev.atelier.knowledge;

import dev.atelier.accounts.Caller;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** Knows which documents belong straight to something in a higher room, and who may see inside that. */
public interface DocumentHolders {

    /** Of these documents, those that something holds whose inside the caller may see. */
    Set<UUID> readable(Caller caller, Collection<UUID> documents);
}
