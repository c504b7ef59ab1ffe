package dev.atelier.knowledge;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a document that is found, and sent to a model, as a whole.
 *
 * @param position from 0
 * @param heading under which it stands, empty for none
 * @param start where it begins in the document's text, in UTF-16 units
 */
@Schema(name = "Passage")
public record PassageView(
        int position,
        String text,
        String heading,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer page,
        int start,
        int end) {

    static PassageView of(ResultSet row) throws SQLException {
        var page = row.getInt("page");
        return new PassageView(
                row.getInt("position"),
                row.getString("text"),
                row.getString("heading"),
                page == 0 ? null : page,
                row.getInt("start_at"),
                row.getInt("end_at"));
    }
}
