package dev.atelier.completions;

import dev.atelier.accounts.Caller;
import java.time.Instant;
import java.util.IllformedLocaleException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, and when: one for all models of a turn, so that all of them are told the same time.
 *
 * @param acceptLanguage the browser's header, for people who chose no language
 * @param requestId names the request in the log of what goes on after it
 */
public record Occasion(Caller caller, @Nullable String acceptLanguage, Instant at, String requestId) {

    /** BCP 47: the account's language, else the browser's first, else English. */
    String language() {
        return caller.language() != null ? caller.language() : browserLanguage();
    }

    private String browserLanguage() {
        if (acceptLanguage == null) {
            return "en";
        }
        try {
            return Locale.LanguageRange.parse(acceptLanguage).stream() // comes sorted by weight
                    .map(Locale.LanguageRange::getRange)
                    .filter(range -> !range.startsWith("*"))
                    .findFirst()
                    .map(tag -> new Locale.Builder().setLanguageTag(tag).build().toLanguageTag())
                    .orElse("en");
        } catch (IllegalArgumentException | IllformedLocaleException malformed) {
            return "en";
        }
    }
}
