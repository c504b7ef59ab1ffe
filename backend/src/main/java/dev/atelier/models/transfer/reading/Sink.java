package dev.atelier.models.transfer.reading;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.models.transfer.format.Origin;

/** Takes entries as they are found. */
public interface Sink {

    /** One entry, of whatever format; {@code length} in characters, roughly. */
    void entry(JsonNode entry, Origin origin, long length);

    /** A file among several that cannot be read, or that nothing can be made of. */
    void refused(String file, String slug, String reason);

    /** Something in a file that is no model and needs nothing done. */
    void skipped(String file, String reason);

    /** What the file brings besides models. */
    void remark(String sentence);
}
