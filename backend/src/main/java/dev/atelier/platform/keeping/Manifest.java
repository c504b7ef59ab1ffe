package dev.atelier.platform.keeping;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.atelier.platform.json.Json;
import java.time.Instant;
import java.util.List;

/**
 * What a backup says of itself.
 *
 * @param format counts changes of the file's layout
 * @param schema the number of the migration that the tables are of
 * @param sequences where automatic numbers go on
 */
record Manifest(
        String product, int format, int schema, Instant createdAt, List<Table> tables, List<Sequence> sequences) {
    static final String PRODUCT = "Atelier backup";
    static final int FORMAT = 1;

    /** @param rows how many the file holds */
    record Table(String name, List<String> columns, long rows) {

        /** Where its rows stand in the file, in the text format of PostgreSQL's COPY. */
        String entry() {
            return "tables/" + name + ".copy";
        }
    }

    record Sequence(String name, long last, boolean called) {}

    byte[] bytes() {
        return Json.bytes(this);
    }

    static Manifest of(byte[] json) throws Refusal {
        try {
            var manifest = Json.mapper().readValue(json, Manifest.class);
            if (!PRODUCT.equals(manifest.product()) || manifest.format() != FORMAT) {
                throw new Refusal("The file is a backup that this release cannot read.");
            }
            return manifest;
        } catch (JsonProcessingException | IllegalArgumentException malformed) {
            throw new Refusal("The file is no backup of Atelier.");
        } catch (java.io.IOException malformed) {
            throw new Refusal("The file is no backup of Atelier.");
        }
    }
}
