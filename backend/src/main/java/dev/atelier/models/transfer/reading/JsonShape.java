package dev.atelier.models.transfer.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where in a JSON document the entries are. */
sealed interface JsonShape {
    /** The document itself is the entry. */
    record One() implements JsonShape {}

    /** An array of entries. */
    record Many() implements JsonShape {}

    /**
     * An object with an array of entries.
     *
     * @param wrapper what reports call it; null where that says nothing
     * @param remarks what is beside the entries
     */
    record Wrapped(String field, @Nullable String wrapper, List<String> remarks) implements JsonShape {}

    /** An object of entries by their ids. */
    record Keyed() implements JsonShape {}

    record Unknown(String found) implements JsonShape {}
}
