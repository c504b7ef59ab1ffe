package dev.atelier.extensions.filtering;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a filter did, for the person whose traffic it is. Its names are those of the column that keeps it.
 *
 * @param name of the filter
 * @param text in its own words; null where there are none
 */
@Schema(name = "FilterNotice")
@JsonIgnoreProperties(ignoreUnknown = true)
public record FilterNotice(
        @JsonProperty("filter_id") String filterId,
        String name,
        What what,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String text) {

    /** What it did. */
    @Schema(name = "FilterDeed")
    public enum What {
        /** What was sent or answered is not what was said. */
        @JsonProperty("changed")
        CHANGED,
        /** It let nothing pass, or no more. */
        @JsonProperty("blocked")
        BLOCKED,
        /** It failed, and traffic passes without it. */
        @JsonProperty("failed-open")
        FAILED_OPEN;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
