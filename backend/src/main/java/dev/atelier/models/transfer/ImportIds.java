package dev.atelier.models.transfer;

import dev.atelier.models.ModelIds;
import java.util.List;

/** Makes an id from a file obey the rules, and says so where it had to be changed. */
final class ImportIds {
    private ImportIds() {}

    static String valid(String given, List<String> problems) {
        var id = ModelIds.normal(given);
        if (ModelIds.wrong(id).isEmpty()) {
            return id;
        }
        var fixed =
                ModelIds.normal(id.strip().replaceAll("[\\s\\p{Z}]+", "-").replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}]", ""));
        if (fixed.isEmpty()) {
            fixed = "imported";
        }
        if (ModelIds.wrong(fixed).isPresent()) {
            fixed = ModelIds.withSuffix(fixed, fixed.length() > ModelIds.LONGEST ? "" : "-model");
        }
        problems.add("The id was changed to " + fixed + ": ids hold no white space and no control characters.");
        return fixed;
    }
}
