package dev.atelier.models.transfer.format;

import dev.atelier.models.ModelIds;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/** Ids for imported models: given ones are made to obey the rules, missing ones are made of the name. */
public final class Ids {
    private static final int LONGEST_SLUG = 80;

    private Ids() {}

    /** A given id, changed only where it breaks the rules; a change is reported. */
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

    /** Letters and digits of any script stay, dots and underscores between them too; all else is a hyphen. */
    public static String slug(String name) {
        var text = Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        var characters = text.codePoints().toArray();
        var slug = new StringBuilder();
        for (var i = 0; i < characters.length; i++) {
            if (belongs(characters, i)) {
                slug.appendCodePoint(characters[i]);
            } else if (!slug.isEmpty() && slug.charAt(slug.length() - 1) != '-') {
                slug.append('-');
            }
        }
        var whole = trimmed(Texts.cut(slug.toString(), LONGEST_SLUG));
        if (whole.isEmpty()) {
            return "imported";
        }
        return ModelIds.wrong(whole).isEmpty() ? whole : whole + "-model";
    }

    private static boolean belongs(int[] characters, int i) {
        if (isWordPart(characters, i)) {
            return true;
        }
        return (characters[i] == '.' || characters[i] == '_')
                && i > 0
                && i + 1 < characters.length
                && isWordPart(characters, i - 1)
                && isWordPart(characters, i + 1);
    }

    /** A letter, a digit, or a vowel sign or accent upon one; not the marks that follow emoji. */
    private static boolean isWordPart(int[] characters, int i) {
        if (Character.isLetterOrDigit(characters[i])) {
            return true;
        }
        var type = Character.getType(characters[i]);
        var isMark = type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
        return isMark && i > 0 && isWordPart(characters, i - 1);
    }

    private static String trimmed(String slug) {
        return slug.replaceAll("^[-._]+|[-._]+$", "");
    }
}
